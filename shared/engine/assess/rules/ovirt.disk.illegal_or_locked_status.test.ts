import { describe, expect, it } from 'vitest'
import { makeOvirtDisk, makeOvirtVm, makeDirectLun } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtDiskStatus } from './ovirt.disk.illegal_or_locked_status.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const concern = (...disks: string[]) => ({ message: expect.any(String) as unknown, remedy: expect.any(String) as unknown, data: { disks } })

describe('ovirt.disk.illegal_or_locked_status', () => {
  it.each([
    ['ok', makeOvirtDisk(), null],
    ['illegal', makeOvirtDisk({}, { status: 'illegal' }), concern('disk1')],
    ['locked', makeOvirtDisk({}, { status: 'locked' }), concern('disk1')],
    ['nothing said', makeOvirtDisk({}, { status: null }), NOT_EVALUATED],
    ['a direct LUN, which has none', makeDirectLun(), null],
  ])('%s', (_, disk, expected) => {
    expect(ovirtDiskStatus.check(makeOvirtVm({ disks: [disk] }))).toEqual(expected)
  })
})
