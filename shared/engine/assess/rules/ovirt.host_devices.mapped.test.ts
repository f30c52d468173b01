import { describe, expect, it } from 'vitest'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtHostDevices } from './ovirt.host_devices.mapped.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = expect.objectContaining({ message: expect.any(String) as unknown, data: { hostDevices: expect.anything() as unknown } }) as unknown

describe('ovirt.host_devices.mapped', () => {
  it.each([
    ['none', { hostDevices: '' }, null],
    ['some', { hostDevices: 'pci_0000_3b_00_0' }, CONCERN],
    ['nothing said', { hostDevices: null }, NOT_EVALUATED],
  ])('%s', (_, configuration, expected) => {
    expect(ovirtHostDevices.check(makeOvirtVm({}, configuration))).toEqual(expected)
  })

  it('a VM without any such settings', () => {
    const { configuration: _, ...vm } = makeOvirtVm()
    expect(ovirtHostDevices.check(vm)).toEqual(NOT_EVALUATED)
  })
})
