import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { guestDisksFreespace } from './vmware.guestDisks.freespace.ts'

const vmWith = (...partitions: (readonly [mountPoint: string | null, freeMib: number | null])[]) =>
  makeVm({ partitions: partitions.map(([mountPoint, freeMib]) => ({ vmId: 'x', mountPoint, diskKey: null, capacityMib: null, consumedMib: null, freeMib, freePercent: null })) })

describeRule(guestDisksFreespace, {
  clean: {
    'enough everywhere': vmWith(['/', 100], ['/boot', 50], ['C:\\', 100], ['/var', 10]),
    'little on another drive': vmWith(['D:\\', 10]),
  },
  flagged: {
    'a full root': [vmWith(['/', 99.9]), { mountPoints: ['/'] }],
    'a full boot': [vmWith(['/', 100], ['/boot', 49]), { mountPoints: ['/boot'] }],
    'a full C:': [vmWith(['C:\\', 99]), { mountPoints: ['C:\\'] }],
    'a full c:': [vmWith(['c:', 99]), { mountPoints: ['c:'] }],
    'another full drive': [vmWith(['D:\\', 9.9], ['/data', 0]), { mountPoints: ['/data', 'D:\\'] }],
    'one not given beside a full one': [vmWith(['/', null], ['/boot', 1]), { mountPoints: ['/boot'] }],
  },
  notEvaluated: {
    'no file systems': vmWith(),
    'no free space given': vmWith(['/', null], ['/boot', 60]),
    'no mount point given': vmWith([null, 1]),
  },
})
