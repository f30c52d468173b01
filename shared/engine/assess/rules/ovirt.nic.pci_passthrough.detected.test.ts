import { describe, expect, it } from 'vitest'
import { makeOvirtNic, makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtNicPassthrough } from './ovirt.nic.pci_passthrough.detected.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = { message: expect.any(String) as unknown, remedy: expect.any(String) as unknown, data: { nics: ['nic1'] } }

describe('ovirt.nic.pci_passthrough.detected', () => {
  it.each([
    ['VirtIO', makeOvirtNic({ adapter: 'virtio' }), null],
    ['passed through', makeOvirtNic({ adapter: 'pci_passthrough' }), CONCERN],
    ['nothing said', makeOvirtNic({ adapter: null }), NOT_EVALUATED],
  ])('%s', (_, nic, expected) => {
    expect(ovirtNicPassthrough.check(makeOvirtVm({ nics: [nic] }))).toEqual(expected)
  })

  it('NICs that are counted and not listed', () => {
    expect(ovirtNicPassthrough.check(makeOvirtVm({ nics: [], nicCount: 1 }))).toEqual(NOT_EVALUATED)
  })
})
