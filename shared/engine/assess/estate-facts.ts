import { compareText } from '#shared/domain/compare.ts'
import type { Estate, EstateCluster, EstateDatastore, EstateHost, EstateInput, EstatePortGroup, EstateVm } from '#shared/domain/estate/estate.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import { findMacHolders } from '#shared/engine/estate/mac-holders.ts'
import { replicationProductOf } from '#shared/engine/estate/replication-appliance.ts'
import { findSharedDisks, type SharedDisk } from '#shared/engine/estate/shared-disks.ts'
import { plainTargetName } from '#shared/engine/naming/target-names.ts'

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
  datastore(id: string | null): EstateDatastore | null
  portGroup(id: string | null): EstatePortGroup | null
  hostOf(vm: EstateVm): EstateHost | null
  /** Every VM, templates apart, with a NIC of this address (in lower case) on a network. */
  macHolders(mac: string): readonly EstateVm[]
  /** Every VM, templates apart, with the same SMBIOS UUID, the VM itself among them. */
  smbiosTwinsOf(vm: EstateVm): readonly EstateVm[]
  /** Products of which an appliance that copies other VMs runs at the VM's source, sorted. */
  replicationAt(vm: EstateVm): readonly string[]
  /** Every VM, templates apart, that the target would call the same if nobody told them apart, the VM itself among them. */
  namesakesOf(vm: EstateVm): readonly EstateVm[]
}

/** An index of an estate for the rules. */
export function createEstateFacts(estate: Estate): EstateFacts {
  const inputs = new Map(Object.entries(estate.available).map(([sourceId, available]) => [sourceId, new Set<string>(available)]))
  const sources = new Map(estate.sources.map((source) => [source.id, source]))
  const clusters = once(() => groupBy(estate.clusters, (cluster) => [placeKey(cluster.sourceId, cluster.name)]))
  const sharedDisks = once(() => groupBy(findSharedDisks(estate.vms), (disk) => disk.vmIds))
  const datastores = once(() => new Map(estate.datastores.map((datastore) => [datastore.id, datastore])))
  const portGroups = once(() => new Map(estate.portGroups.map((portGroup) => [portGroup.id, portGroup])))
  const hosts = once(() => new Map(estate.hosts.map((host) => [host.id, host])))
  const vms = once(() => estate.vms.filter((vm) => vm.isTemplate !== true))
  const macHolders = once(() => findMacHolders(vms()))
  const twins = once(() => groupBy(vms(), (vm) => (vm.smbiosUuid === null ? [] : [vm.smbiosUuid.toLowerCase()])))
  const replication = once(() => replicationBySource(vms()))
  const namesakes = once(() => new Map([...groupBy(vms(), (vm) => [plainTargetName(vm.name)]).values()].flatMap((group) => group.map((vm) => [vm.id, group] as const))))
  return {
    estate,
    hasInput: (vm, input) => inputs.get(vm.sourceId)?.has(input) === true,
    sourceOf: (vm) => sources.get(vm.sourceId) ?? null,
    clustersOf: (vm) => (vm.clusterName === null ? [] : (clusters().get(placeKey(vm.sourceId, vm.clusterName)) ?? [])),
    sharedDisksOf: (vm) => sharedDisks().get(vm.id) ?? [],
    datastore: (id) => (id === null ? null : (datastores().get(id) ?? null)),
    portGroup: (id) => (id === null ? null : (portGroups().get(id) ?? null)),
    hostOf: (vm) => (vm.hostId === null ? null : (hosts().get(vm.hostId) ?? null)),
    macHolders: (mac) => macHolders().get(mac) ?? [],
    smbiosTwinsOf: (vm) => (vm.smbiosUuid === null ? [] : (twins().get(vm.smbiosUuid.toLowerCase()) ?? [])),
    replicationAt: (vm) => replication().get(vm.sourceId) ?? [],
    namesakesOf: (vm) => namesakes().get(vm.id) ?? [],
  }
}

function replicationBySource(vms: readonly EstateVm[]): ReadonlyMap<string, readonly string[]> {
  const bySource = new Map<string, string[]>()
  for (const { name, sourceId } of vms) {
    const product = replicationProductOf(name)
    if (product === null) continue
    const known = bySource.get(sourceId) ?? []
    if (!known.includes(product)) bySource.set(sourceId, [...known, product].sort(compareText))
  }
  return bySource
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
