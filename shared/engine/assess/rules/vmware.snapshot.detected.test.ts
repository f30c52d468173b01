import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { snapshotDetected } from './vmware.snapshot.detected.ts'

const snapshot = { vmId: 'x', name: 'before patch', description: null, createdAt: null, fileName: null, memoryFileMib: null, totalMib: null, isQuiesced: null, state: null }

describeRule(snapshotDetected, {
  clean: { none: makeVm() },
  flagged: {
    two: [makeVm({ snapshots: [snapshot, snapshot] }), { snapshots: 2 }],
    'one, although snapshots are not listed throughout': [{ vm: makeVm({ snapshots: [snapshot] }), without: ['snapshots'] }, { snapshots: 1 }],
  },
  notEvaluated: { 'no list of snapshots': { vm: makeVm(), without: ['snapshots'] } },
})
