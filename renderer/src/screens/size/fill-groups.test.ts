import { expect, it } from 'vitest'
import type { PlacedNode } from '#shared/domain/sizing/sizing-result.ts'
import { fillGroups } from './fill-groups.ts'

const node = (index: number): PlacedNode => ({ name: `n-${index}`, kind: 'k', isExisting: false, isSpare: index >= 240, vms: 2, cpuMillicores: 0, memoryMib: 0, pods: 2, cpuPercent: index % 7, memoryPercent: 50, strandedCpuMillicores: 1, strandedMemoryMib: 0, vmIds: [] })
const nodes = (count: number): PlacedNode[] => Array.from({ length: count }, (_, index) => node(index))

it('shows each node where there are few, and every node in one group where there are many', () => {
  expect(fillGroups([])).toEqual([])
  expect(fillGroups(nodes(100)).every((group) => group.nodes === 1)).toBe(true)
  const groups = fillGroups(nodes(250))
  expect([groups.length, groups.reduce((sum, group) => sum + group.nodes, 0), groups.reduce((sum, { vms }) => sum + vms, 0)]).toEqual([84, 250, 500])
  expect(groups[1]).toMatchObject({ nodes: 3, spares: 0, cpuPercent: 5, strandedCpuMillicores: 3, first: { name: 'n-3' }, last: { name: 'n-5' } })
  expect(groups.at(-1)).toMatchObject({ nodes: 1, spares: 1, last: { name: 'n-249' } })
})
