import { expect, it } from 'vitest'
import { vmText } from './vm-text.ts'

const words = { t: (key: string) => `<${key}>`, n: (value: number) => String(Math.round(value * 10) / 10) }

it.each([
  ['memoryMib', 8192, { text: '8 GiB', exact: '8192 MiB' }],
  ['provisionedMib', 1_600_000, { text: '1.5 TiB', exact: '1600000 MiB' }],
  ['cpuReservationMhz', 2000, { text: '2000 MHz' }],
  ['vcpus', 4, { text: '4' }],
  ['powerState', 'poweredOn', { text: '<frame.power.poweredOn>' }],
  ['powerState', 'dozing', { text: 'dozing' }],
  ['mode', 'poweredOn', { text: 'poweredOn' }],
  ['isThin', false, { text: '<vm.no>' }],
  ['memoryMib', null, { text: '<vm.unknown>' }],
  ['ipv4Addresses', ['10.0.0.1', '10.0.0.2'], { text: '10.0.0.1, 10.0.0.2' }],
  ['ipv4Addresses', [], { text: '<vm.empty>' }],
  ['otherCells', [{ a: 1 }], { text: '[{"a":1}]' }],
  ['toolsStatus', 'toolsOk', { text: '<frame.codes.tools.toolsOk>' }],
  ['sharingMode', 'sharingNone', { text: '<frame.codes.sharing.sharingNone>' }],
])('%s of %j reads %j', (field, value, shown) => {
  expect(vmText(field, value, words)).toEqual(shown)
})
