import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { snapshotOld } from './portolan.snapshot.old.ts'

// The inventory of the fixture was made on 2026-03-02 at 08:30.
const vm = (...snapshots: (readonly [createdAt: string | null, totalMib: number | null])[]) =>
  makeVm({ snapshots: snapshots.map(([createdAt, totalMib]) => ({ vmId: 'x', name: 's', description: null, createdAt, fileName: null, memoryFileMib: null, totalMib, isQuiesced: null, state: null })) })

describeRule(snapshotOld, {
  clean: { none: vm(), 'three days old to the minute': vm(['2026-02-27T08:30:00', 1]) },
  flagged: {
    'a minute more': [vm(['2026-02-27T08:29:00', 2048]), { snapshots: 1, oldestDays: 3, totalMib: 2048 }],
    'two old ones and a young one': [vm(['2026-01-01T00:00:00', 10], ['2026-03-02T00:00:00', 1], ['2025-03-02T08:30:00', 5]), { snapshots: 2, oldestDays: 365, totalMib: 15 }],
    'one of unknown size, and one of unknown age': [vm(['2026-01-01T00:00:00', null], [null, 1]), { snapshots: 1, oldestDays: 60, totalMib: null }],
  },
  notEvaluated: {
    'age not said': vm([null, 1]),
    'no day of the export': { vm: vm(['2026-01-01T00:00:00', 1]), source: { exportedAt: null } },
    'no list of snapshots': { vm: vm(), without: ['snapshots'] },
  },
})
