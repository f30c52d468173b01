import { describe, expect, it } from 'vitest'
import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { guestDisksFreespace } from './vmware.guestDisks.freespace.ts'

const vmWith = (...partitions: (readonly [mountPoint: string | null, freeMib: number | null])[]) =>
  makeVm({ partitions: partitions.map(([mountPoint, freeMib]) => ({ vmId: 'x', mountPoint, diskKey: null, capacityMib: null, consumedMib: null, freeMib, freePercent: null })) })
const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const concern = (...mountPoints: string[]) => ({ message: expect.any(String) as unknown, remedy: expect.any(String) as unknown, data: { mountPoints } })

describe('vmware.guestDisks.freespace', () => {
  it.each([
    ['enough everywhere', vmWith(['/', 100], ['/boot', 50], ['C:\\', 100], ['/var', 10]), null],
    ['a full root', vmWith(['/', 99.9]), concern('/')],
    ['a full boot', vmWith(['/', 100], ['/boot', 49]), concern('/boot')],
    ['a full C:', vmWith(['C:\\', 99]), concern('C:\\')],
    ['a full c:', vmWith(['c:', 99]), concern('c:')],
    ['little on another drive', vmWith(['D:\\', 10]), null],
    ['another full drive', vmWith(['D:\\', 9.9], ['/data', 0]), concern('/data', 'D:\\')],
    ['no file systems', vmWith(), NOT_EVALUATED],
    ['no free space given', vmWith(['/', null], ['/boot', 60]), NOT_EVALUATED],
    ['no mount point given', vmWith([null, 1]), NOT_EVALUATED],
    ['one not given beside a full one', vmWith(['/', null], ['/boot', 1]), concern('/boot')],
  ])('%s', (_, vm, expected) => {
    expect(guestDisksFreespace.check(vm)).toEqual(expected)
  })
})
