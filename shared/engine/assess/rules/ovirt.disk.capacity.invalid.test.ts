import { describe, expect, it } from 'vitest'
import { makeOvirtDisk, makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtDiskCapacityInvalid } from './ovirt.disk.capacity.invalid.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const concern = (...disks: string[]) => ({ message: expect.any(String) as unknown, remedy: expect.any(String) as unknown, data: { disks } })

describe('ovirt.disk.capacity.invalid', () => {
  it.each([
    ['a size', makeOvirtDisk(), null],
    ['none', makeOvirtDisk({ capacityMib: 0 }), concern('disk1')],
    ['nothing said', makeOvirtDisk({ capacityMib: null }), NOT_EVALUATED],
  ])('%s', (_, disk, expected) => {
    expect(ovirtDiskCapacityInvalid.check(makeOvirtVm({ disks: [disk] }))).toEqual(expected)
  })
})
