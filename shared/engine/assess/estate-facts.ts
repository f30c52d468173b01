import type { Estate, EstateCluster, EstateInput, EstateVm } from '#shared/domain/estate/estate.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import { findSharedDisks, type SharedDisk } from '#shared/engine/estate/shared-disks.ts'

/** What a rule may ask of the estate around a VM. Each answer is worked out once, when the first rule asks for it. */
export interface EstateFacts {
  readonly estate: Estate
  /** Whether the VM's inventory has an input at all: only then does an empty list mean that there is none. */
  hasInput(vm: EstateVm, input: EstateInput): boolean
  sourceOf(vm: EstateVm): Source | null
  /** Every cluster that bears the name the VM gives: several where an inventory does not tell equal names apart. */
  clustersOf(vm: EstateVm): readonly EstateCluster[]
  /** The disks of the VM that others use too, or that are marked for it. */
  sharedDisksOf(vm: EstateVm): readonly SharedDisk[]
}

/** An index of an estate for the rules. */
export function createEstateFacts(estate: Estate): EstateFacts {
  const inputs = new Map(Object.entries(estate.available).map(([sourceId, available]) => [sourceId, new Set<string>(available)]))
  const sources = new Map(estate.sources.map((source) => [source.id, source]))
  const clusters = once(() => groupBy(estate.clusters, (cluster) => [placeKey(cluster.sourceId, cluster.name)]))
  const sharedDisks = once(() => groupBy(findSharedDisks(estate.vms), (disk) => disk.vmIds))
  return {
    estate,
    hasInput: (vm, input) => inputs.get(vm.sourceId)?.has(input) === true,
    sourceOf: (vm) => sources.get(vm.sourceId) ?? null,
    clustersOf: (vm) => (vm.clusterName === null ? [] : (clusters().get(placeKey(vm.sourceId, vm.clusterName)) ?? [])),
    sharedDisksOf: (vm) => sharedDisks().get(vm.id) ?? [],
  }
}

function placeKey(sourceId: string, name: string): string {
  return `${sourceId}\n${name}`
}

function once<Value>(compute: () => Value): () => Value {
  let known: { readonly value: Value } | null = null
  return () => (known ??= { value: compute() }).value
}

function groupBy<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [item])
      else group.push(item)
    }
  }
  return groups
}
