import { describe, expect, it } from 'vitest'
import { makeOvirtDisk, makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtDiskShared } from './ovirt.disk.shared.detected.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = { message: expect.any(String) as unknown, remedy: expect.any(String) as unknown, data: { disks: ['disk1'] } }

describe('ovirt.disk.shared.detected', () => {
  it.each([
    ['none', makeOvirtDisk({ sharingMode: 'sharingNone' }), null],
    ['shareable', makeOvirtDisk({ sharingMode: 'sharingMultiWriter' }), CONCERN],
    ['nothing said', makeOvirtDisk({ sharingMode: null }), NOT_EVALUATED],
  ])('%s', (_, disk, expected) => {
    expect(ovirtDiskShared.check(makeOvirtVm({ disks: [disk] }))).toEqual(expected)
  })
})
