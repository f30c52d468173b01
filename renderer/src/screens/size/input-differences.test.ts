import { expect, it } from 'vitest'
import { inputDifferences } from './input-differences.ts'

it('says by which inputs scenarios differ, and nothing of what they have in common', () => {
  const node = { name: 'small', sockets: 2, coresPerSocket: 16, memoryGib: 512 }
  expect(inputDifferences([
    { cpuOvercommit: 4, odf: { replicas: 3 }, nodes: [node], failover: { by: 'count', nodes: 1 } },
    { cpuOvercommit: 4, odf: { replicas: 2 }, nodes: [], failover: { by: 'percent', percent: 10 } },
  ])).toEqual([
    { path: 'odf.replicas', values: ['3', '2'] },
    { path: 'nodes', values: ['small (2 × 16, 512 GiB)', ''] },
    { path: 'failover.by', values: ['count', 'percent'] },
    { path: 'failover.nodes', values: ['1', null] },
    { path: 'failover.percent', values: [null, '10'] },
  ])
  expect(inputDifferences([{ cpuOvercommit: 4 }])).toEqual([])
})
