import type { PlacedNode } from '#shared/domain/sizing/sizing-result.ts'

/** So many bars can be told apart, and drawn again while somebody drags. */
const MOST_BARS = 100

/** Nodes that stand next to each other, drawn as one where there are too many: of their fills, the highest. */
export interface FillGroup {
  readonly first: PlacedNode
  readonly last: PlacedNode
  readonly nodes: number
  readonly spares: number
  readonly vms: number
  readonly cpuPercent: number
  readonly memoryPercent: number
  readonly strandedCpuMillicores: number
  readonly strandedMemoryMib: number
}

/** Nodes in groups of the same length, as few groups as a chart can show; each node alone where there are not too many. */
export function fillGroups(nodes: readonly PlacedNode[]): readonly FillGroup[] {
  const length = Math.max(1, Math.ceil(nodes.length / MOST_BARS))
  return Array.from({ length: Math.ceil(nodes.length / length) }, (_, index) => nodes.slice(index * length, (index + 1) * length)).flatMap((own): FillGroup[] => {
    const [first, last] = [own[0], own.at(-1)]
    if (first === undefined || last === undefined) return []
    const most = (of: (node: PlacedNode) => number): number => Math.max(...own.map(of))
    const sum = (of: (node: PlacedNode) => number): number => own.reduce((total, node) => total + of(node), 0)
    return [{
      first, last, nodes: own.length,
      spares: own.filter(({ isSpare }) => isSpare).length,
      vms: sum(({ vms }) => vms),
      cpuPercent: most(({ cpuPercent }) => cpuPercent),
      memoryPercent: most(({ memoryPercent }) => memoryPercent),
      strandedCpuMillicores: sum(({ strandedCpuMillicores }) => strandedCpuMillicores),
      strandedMemoryMib: sum(({ strandedMemoryMib }) => strandedMemoryMib),
    }]
  })
}
