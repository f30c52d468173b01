import { describe, expect, it } from 'vitest'
import { makeOvirtDisk, makeOvirtVm, makeDirectLun } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtDiskStorageType } from './ovirt.disk.storage_type.unsupported.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const concern = (...disks: string[]) => ({ message: expect.any(String) as unknown, remedy: expect.any(String) as unknown, data: { disks } })

describe('ovirt.disk.storage_type.unsupported', () => {
  it.each([
    ['an image', makeOvirtDisk(), null],
    ['a direct LUN', makeDirectLun(), null],
    ['Cinder', makeOvirtDisk({}, { storageType: 'cinder' }), concern('disk1')],
    ['managed block storage', makeOvirtDisk({}, { storageType: 'managed_block_storage' }), concern('disk1')],
    ['nothing said', makeOvirtDisk({}, { storageType: null }), NOT_EVALUATED],
  ])('%s', (_, disk, expected) => {
    expect(ovirtDiskStorageType.check(makeOvirtVm({ disks: [disk] }))).toEqual(expected)
  })
})
