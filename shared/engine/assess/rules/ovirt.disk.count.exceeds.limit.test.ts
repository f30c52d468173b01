import { describe, expect, it } from 'vitest'
import { makeOvirtDisk, makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtDiskCount } from './ovirt.disk.count.exceeds.limit.ts'

const disks = (count: number) => Array.from({ length: count }, () => makeOvirtDisk())

describe('ovirt.disk.count.exceeds.limit', () => {
  it.each([
    ['none', { disks: [], diskCount: 0 }, null],
    ['as many as may be', { disks: disks(165), diskCount: 165 }, null],
    ['one more', { disks: disks(166), diskCount: 166 }, expect.objectContaining({ data: { disks: 166 } }) as unknown],
    ['counted and not listed', { disks: [], diskCount: 200 }, expect.objectContaining({ data: { disks: 200 } }) as unknown],
    ['nothing said', { disks: [], diskCount: null }, { notEvaluated: expect.any(String) as unknown }],
  ])('%s', (_, vm, expected) => {
    expect(ovirtDiskCount.check(makeOvirtVm(vm))).toEqual(expected)
  })
})
