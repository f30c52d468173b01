import { describe, expect, it } from 'vitest'
import { makeOvirtDisk, makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtDiskInterface } from './ovirt.disk.interface_type.unsupported.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = { message: expect.any(String) as unknown, remedy: expect.any(String) as unknown, data: { disks: ['disk1'] } }

describe('ovirt.disk.interface_type.unsupported', () => {
  it.each([
    ['VirtIO', makeOvirtDisk({}, { interface: 'virtio' }), null],
    ['VirtIO-SCSI', makeOvirtDisk({}, { interface: 'virtio_scsi' }), null],
    ['SATA', makeOvirtDisk({}, { interface: 'sata' }), null],
    ['IDE', makeOvirtDisk({}, { interface: 'ide' }), CONCERN],
    ['nothing said', makeOvirtDisk({}, { interface: null }), NOT_EVALUATED],
  ])('%s', (_, disk, expected) => {
    expect(ovirtDiskInterface.check(makeOvirtVm({ disks: [disk] }))).toEqual(expected)
  })
})
