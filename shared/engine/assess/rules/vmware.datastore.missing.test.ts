import { describe, expect, it } from 'vitest'
import type { Disk } from '#shared/domain/estate/vm-devices.ts'
import { makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { datastoreMissing } from './vmware.datastore.missing.ts'

const vmWith = (...disks: Partial<Disk>[]) => makeVm({ disks: disks.map((disk) => makeDisk(disk)) })
const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const concern = (...disks: string[]) => ({ message: expect.any(String) as unknown, remedy: expect.any(String) as unknown, data: { disks } })

describe('vmware.datastore.missing', () => {
  it.each([
    ['a disk on a datastore', vmWith({}), null],
    ['a path without a datastore', vmWith({}, { label: 'Hard disk 2', path: 'web/web.vmdk', datastoreName: null, datastoreId: null }), concern('Hard disk 2')],
    ['an empty name', vmWith({ path: '[] web.vmdk', datastoreName: '', datastoreId: null }), concern('Hard disk 1')],
    ['a datastore that the inventory does not list', vmWith({ datastoreName: 'DS99', datastoreId: null }), null],
    ['no path', vmWith({ path: null, datastoreName: null, datastoreId: null }), NOT_EVALUATED],
    ['disks that are counted and not listed', makeVm({ disks: [], diskCount: 2 }), NOT_EVALUATED],
    ['no disks at all', makeVm({ disks: [] }), null],
  ])('%s', (_, vm, expected) => {
    expect(datastoreMissing.check(vm)).toEqual(expected)
  })
})
