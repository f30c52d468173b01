import { expect, it } from 'vitest'
import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { classifyOs } from './os-class.ts'

const VSPHERE = { kind: 'vsphere', exportedAt: '2026-03-02T08:30:00' } as const

it.each([
  ['Red Hat Enterprise Linux 9 (64-bit)', 'certified'],
  ['Red Hat Enterprise Linux 7 (64-bit)', 'certified'],
  ['Microsoft Windows Server 2022 (64-bit)', 'certified'],
  ['Microsoft Windows 10 (64-bit)', 'certified'],
  ['SUSE Linux Enterprise 15 (64-bit)', 'vendor-supported'],
  ['Ubuntu 22.04.4 LTS', 'vendor-supported'],
  ['Ubuntu Linux (64-bit)', 'vendor-supported'],
  ['Oracle Linux 8 (64-bit)', 'vendor-supported'],
  ['Rocky Linux 9', 'community'],
  ['Debian GNU/Linux 12 (64-bit)', 'community'],
  ['Debian GNU/Linux 10 (64-bit)', 'unsupported'],
  ['CentOS 7 (64-bit)', 'unsupported'],
  ['Microsoft Windows Server 2012 (64-bit)', 'unsupported'],
  ['Red Hat Enterprise Linux 6 (64-bit)', 'unsupported'],
  ['Red Hat Enterprise Linux', 'unknown'],
  ['FreeBSD 12 (64-bit)', 'unsupported'],
  ['Other 5.x or later Linux (64-bit)', 'unknown'],
  ['Other (64-bit)', 'unknown'],
])('%s is %s', (guestOsFromTools, expected) => {
  expect(classifyOs(makeVm({ guestOsFromTools }), VSPHERE)).toMatchObject({ class: expected, name: guestOsFromTools, from: 'tools' })
})

it('says who names the system', () => {
  expect(classifyOs(makeVm({ guestOsConfigured: 'Ubuntu Linux (64-bit)' }), VSPHERE).from).toBe('configuration')
  expect(classifyOs(makeVm(), VSPHERE)).toMatchObject({ class: 'unknown', name: null, from: null })
})

it('takes a day that is not known for no day', () => {
  const vm = makeVm({ guestOsFromTools: 'SUSE Linux Enterprise 12 (64-bit)' })
  expect(classifyOs(vm, VSPHERE).class).toBe('unsupported')
  expect(classifyOs(vm, { ...VSPHERE, exportedAt: null })).toMatchObject({ class: 'vendor-supported', because: expect.stringContaining('nothing was compared') as unknown })
})

it('does not ask about the conversion of a guest that runs on KVM already', () => {
  expect(classifyOs(makeVm({ guestOsFromTools: 'FreeBSD 12' }), { ...VSPHERE, kind: 'ovirt' }).class).toBe('community')
})
