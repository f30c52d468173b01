import { makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { diskCountExceedsLimit } from './vmware.disk.count.exceeds.limit.ts'

const disks = (count: number) => Array.from({ length: count }, () => makeDisk())

describeRule(diskCountExceedsLimit, {
  clean: { 'as many as there may be': makeVm({ disks: disks(165) }), 'counted and not listed': { vm: makeVm({ disks: [], diskCount: 165 }), without: ['disks'] } },
  flagged: {
    'one too many': [makeVm({ disks: disks(166) }), { disks: 166, limit: 165 }],
    'one too many, counted alone': [{ vm: makeVm({ disks: [], diskCount: 166 }), without: ['disks'] }, { disks: 166, limit: 165 }],
    'one too many, listed alone': [makeVm({ disks: disks(166), diskCount: null }), { disks: 166, limit: 165 }],
  },
  notEvaluated: { 'neither counted nor listed': { vm: makeVm({ disks: [], diskCount: null }), without: ['disks'] } },
})
