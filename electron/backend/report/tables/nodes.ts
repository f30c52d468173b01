import { MIB_PER_GIB } from '#shared/domain/units.ts'
import { defineTable } from '../report-table.ts'

const MILLICORES = 1_000

/** What the packing puts on each node. */
export const nodes = defineTable({
  id: 'nodes',
  title: 'Nodes',
  about: 'One row a node: what the packing puts on it. Shares are of what the node has after its reserves, before the utilisation target.',
  none: 'No node is planned: no VM takes part, or no kind of node is known.',
  columns: [
    { key: 'group', title: 'Group', kind: 'text', width: 16 },
    { key: 'node', title: 'Node', kind: 'text', width: 24 },
    { key: 'model', title: 'Model', kind: 'text', width: 24 },
    { key: 'isExisting', title: 'There already', kind: 'flag' },
    { key: 'isSpare', title: 'Kept free', kind: 'flag' },
    { key: 'vms', title: 'VMs', kind: 'count' },
    { key: 'pods', title: 'Pods', kind: 'count' },
    { key: 'cpuCores', title: 'CPU, cores', kind: 'decimal' },
    { key: 'cpuPercent', title: 'CPU', kind: 'percent' },
    { key: 'memoryGib', title: 'Memory, GiB', kind: 'decimal' },
    { key: 'memoryPercent', title: 'Memory', kind: 'percent' },
    { key: 'strandedCpuCores', title: 'Stranded CPU, cores', kind: 'decimal', width: 12 },
    { key: 'strandedMemoryGib', title: 'Stranded memory, GiB', kind: 'decimal', width: 14 },
  ],
  rows: ({ sizing }) =>
    sizing.result.pools.flatMap((pool) =>
      pool.nodes.map((node) => [
        pool.name,
        node.name,
        node.kind,
        node.isExisting,
        node.isSpare,
        node.vms,
        node.pods,
        node.cpuMillicores / MILLICORES,
        node.cpuPercent,
        node.memoryMib / MIB_PER_GIB,
        node.memoryPercent,
        node.strandedCpuMillicores / MILLICORES,
        node.strandedMemoryMib / MIB_PER_GIB,
      ]),
    ),
})
