import type { Breakdown, NodeKindResult, PlacedNode, PoolResult, VmWithoutPlace } from '#shared/domain/sizing/sizing-result.ts'
import type { DemandItem } from './demand-item.ts'
import type { NodeKind } from './node-kind.ts'
import type { Packing } from './pack/problem.ts'

const HUNDRED = 100
const NAME_DIGITS = 3

/** Every node with what is on it, the kinds with their capacity, and where all resources go. */
export function describeNodes({ name, packing, items, kinds }: {
  readonly name: string
  readonly packing: Packing
  readonly items: readonly DemandItem[]
  readonly kinds: readonly NodeKind[]
}): { readonly nodes: PlacedNode[]; readonly kinds: NodeKindResult[]; readonly breakdown: PoolResult['breakdown'] } {
  const held: DemandItem[][] = packing.kindOf.map(() => [])
  packing.nodeOf.forEach((node, item) => {
    const entry = items[item]
    if (node >= 0 && entry !== undefined) held[node]?.push(entry)
  })
  const least = items.reduce((low, { cpuMillicores, memoryMib }) => ({ cpu: Math.min(low.cpu, cpuMillicores), memory: Math.min(low.memory, memoryMib) }), { cpu: Infinity, memory: Infinity })
  const cpu = { unit: 'm', raw: 0, guest: 0, overhead: 0, reserve: 0, spare: 0, aboveTarget: 0, free: 0 }
  const memory = { ...cpu, unit: 'MiB' }
  const counts = kinds.map(() => 0)
  const digits = Math.max(NAME_DIGITS, String(packing.kindOf.length).length)
  const nodes = packing.kindOf.flatMap((kindIndex, node): PlacedNode[] => {
    const kind = kinds[kindIndex]
    const own = held[node] ?? []
    if (kind === undefined) return []
    const nth = counts[kindIndex] ?? 0
    counts[kindIndex] = nth + 1
    const used = sumOf(own)
    const isSpare = own.length === 0
    addTo(cpu, { raw: kind.raw.cpuMillicores, usable: kind.usable.cpuMillicores, capacity: kind.cpuMillicores.value, guest: used.guestCpu, overhead: used.cpu - used.guestCpu, isSpare })
    addTo(memory, { raw: kind.raw.memoryMib, usable: kind.usable.memoryMib, capacity: kind.memoryMib.value, guest: used.guestMemory, overhead: used.memory - used.guestMemory, isSpare })
    const freeCpu = kind.cpuMillicores.value - used.cpu
    const freeMemory = kind.memoryMib.value - used.memory
    const takesMore = isSpare || (freeCpu >= least.cpu && freeMemory >= least.memory)
    return [{
      name: kind.hardware.nodeNames?.[nth] ?? `${name}-${String(node + 1).padStart(digits, '0')}`,
      kind: kind.hardware.name,
      isExisting: kind.hardware.isExisting,
      isSpare,
      vms: own.filter((item) => item.kind !== 'platform').length,
      cpuMillicores: used.cpu,
      memoryMib: used.memory,
      pods: own.reduce((sum, { pods }) => sum + pods, 0),
      cpuPercent: percent(used.cpu, kind.usable.cpuMillicores),
      memoryPercent: percent(used.memory, kind.usable.memoryMib),
      strandedCpuMillicores: takesMore ? 0 : freeCpu,
      strandedMemoryMib: takesMore ? 0 : freeMemory,
      vmIds: own.filter((item) => item.kind !== 'platform').map(({ id }) => id),
    }]
  })
  return { nodes, kinds: kinds.map((kind, index) => describeKind(kind, counts[index] ?? 0)), breakdown: { cpu, memory } }
}

/** The VM that takes the largest part of a node, whether it fits one, and one NUMA node of the first model: one socket is taken for one. */
export function largestVmOf(items: readonly DemandItem[], withoutPlace: readonly VmWithoutPlace[], kinds: readonly NodeKind[]): PoolResult['largestVm'] {
  const first = kinds[0]
  const vms = items.filter(({ kind }) => kind === 'vm')
  const sizeOf = (item: DemandItem): number => (first === undefined ? item.memoryMib : Math.max(item.memoryMib / Math.max(1, first.usable.memoryMib), item.cpuMillicores / Math.max(1, first.usable.cpuMillicores)))
  const largest = vms.reduce<DemandItem | null>((best, item) => (best === null || sizeOf(item) > sizeOf(best) ? item : best), null)
  if (largest === null) return null
  const hardware = first?.hardware
  return {
    vmId: largest.id,
    name: largest.name,
    cpuMillicores: largest.cpuMillicores,
    memoryMib: largest.memoryMib,
    fits: !withoutPlace.some(({ vmId }) => vmId === largest.id),
    fitsOneNumaNode: hardware === undefined ? null : largest.vcpus <= hardware.threads / hardware.sockets && largest.memoryMib <= hardware.memoryMib / hardware.sockets,
  }
}

function describeKind(kind: NodeKind, nodes: number): NodeKindResult {
  const { hardware, cpuMillicores, memoryMib, pods, kvmDevices, swapMib, localDiskGib } = kind
  return { name: hardware.name, isExisting: hardware.isExisting, nodes, cores: hardware.cores, threads: hardware.threads, memoryMib: hardware.memoryMib, capacity: { cpuMillicores, memoryMib, pods, kvmDevices }, swapMib, localDiskGib }
}

function sumOf(items: readonly DemandItem[]): { cpu: number; guestCpu: number; memory: number; guestMemory: number } {
  const sums = { cpu: 0, guestCpu: 0, memory: 0, guestMemory: 0 }
  for (const item of items) {
    sums.cpu += item.cpuMillicores
    sums.memory += item.memoryMib
    sums.guestMemory += item.guestShareMib
    if (item.kind !== 'platform') sums.guestCpu += item.cpuMillicores
  }
  return sums
}

function addTo(breakdown: Breakdown, node: { readonly raw: number; readonly usable: number; readonly capacity: number; readonly guest: number; readonly overhead: number; readonly isSpare: boolean }): void {
  breakdown.raw += node.raw
  breakdown.reserve += node.raw - node.usable
  if (node.isSpare) {
    breakdown.spare += node.usable
    return
  }
  breakdown.guest += node.guest
  breakdown.overhead += node.overhead
  breakdown.aboveTarget += node.usable - node.capacity
  breakdown.free += node.capacity - node.guest - node.overhead
}

function percent(part: number, whole: number): number {
  return whole > 0 ? (part / whole) * HUNDRED : 0
}
