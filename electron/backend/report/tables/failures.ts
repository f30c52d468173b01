import { defineTable, joined } from '../report-table.ts'

/** What happens when nodes fail, from packing again without them. */
export const failures = defineTable({
  id: 'failures',
  title: 'N-failures',
  about: 'One row a number of failed nodes, those with the most on them first: whether the rest holds everything, found by packing again.',
  none: 'No node is planned, so that none can fail.',
  columns: [
    { key: 'group', title: 'Group', kind: 'text', width: 16 },
    { key: 'failedNodes', title: 'Failed nodes', kind: 'count', width: 12 },
    { key: 'nodesLeft', title: 'Nodes left', kind: 'count', width: 12 },
    { key: 'vmsWithoutPlace', title: 'VMs without a place', kind: 'count', width: 14 },
    { key: 'needsMoves', title: 'Others must move first', kind: 'flag', width: 14 },
    { key: 'cpuPercent', title: 'CPU of the rest', kind: 'percent', width: 12 },
    { key: 'memoryPercent', title: 'Memory of the rest', kind: 'percent', width: 12 },
    { key: 'isPlannedFor', title: 'Planned for', kind: 'flag', width: 12 },
    { key: 'failed', title: 'Which fail', kind: 'prose', width: 60 },
  ],
  rows: ({ sizing }) =>
    sizing.result.pools.flatMap((pool) =>
      pool.failures.map((failure) => [
        pool.name,
        failure.failedNodes,
        failure.nodesLeft,
        failure.vmsWithoutPlace,
        failure.needsMoves,
        failure.cpuPercent,
        failure.memoryPercent,
        failure.failedNodes <= pool.failoverNodes,
        joined(failure.failed),
      ]),
    ),
})
