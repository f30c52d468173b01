import { describe, expect, it } from 'vitest'
import { makeOvirtNic, makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtNicInterface } from './ovirt.nic.interface_type.unsupported.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = { message: expect.any(String) as unknown, remedy: expect.any(String) as unknown, data: { nics: ['nic1'] } }

describe('ovirt.nic.interface_type.unsupported', () => {
  it.each([
    ['VirtIO', makeOvirtNic({ adapter: 'virtio' }), null],
    ['e1000', makeOvirtNic({ adapter: 'e1000' }), null],
    ['pass-through', makeOvirtNic({ adapter: 'pci_passthrough' }), CONCERN],
    ['nothing said', makeOvirtNic({ adapter: null }), NOT_EVALUATED],
  ])('%s', (_, nic, expected) => {
    expect(ovirtNicInterface.check(makeOvirtVm({ nics: [nic] }))).toEqual(expected)
  })

  it('NICs that are counted and not listed', () => {
    expect(ovirtNicInterface.check(makeOvirtVm({ nics: [], nicCount: 1 }))).toEqual(NOT_EVALUATED)
  })
})
