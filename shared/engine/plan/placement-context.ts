import { compareNatural } from '#shared/domain/compare.ts'
import type { Estate, EstateInput, EstatePortGroup, EstateVm } from '#shared/domain/estate/estate.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { ComputeMapping } from '#shared/domain/plan/compute.ts'
import type { PortGroupMapping, Reason } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { PartMemo } from '#shared/engine/kept/part-memo.ts'
import type { StorageMapping } from '#shared/engine/mapping/storage/map-storage.ts'
import type { VmStorage } from '#shared/engine/mapping/storage/vm-storage.ts'
import { findMacHolders } from '#shared/engine/estate/mac-holders.ts'
import type { MacOwner, PlacementBasis, PlacementContext, PlacementTarget } from './obstacles/obstacle.ts'
import { createSourceReferences } from './source-references.ts'
import { type DatastoreDestination, datastoreDestinations, type NetworkDestinationOf, networkDestinations, usesByVm, type VmUses } from './vm-destinations.ts'

interface ContextInput {
  readonly estate: Estate
  readonly target: Target
  readonly included: readonly EstateVm[]
  readonly storage: StorageMapping
  readonly portGroups: readonly PortGroupMapping[]
  readonly compute: readonly ComputeMapping[]
  readonly concerns: readonly Finding[]
}

/**
 * What the place of each included VM hangs on, in their order. A VM's context holds what concerns that VM and nothing else, and stays the
 * same object for as long as all of it does: whatever is worked out from a VM and its context can be kept by the two.
 */
export function createPlacementContexts({ estate, target, included, storage, portGroups, compute, concerns }: ContextInput, memo: PartMemo): readonly PlacementContext[] {
  return memo.part(
    makeContexts,
    included,
    memo.part(createBasis, estate, memo.shared(placementTarget, target)),
    memo.part(usesByVm, estate.vms),
    storage.overrides,
    memo.shared(datastoreDestinations, storage.datastores),
    memo.shared(networkDestinations, portGroups),
    memo.part(findSplitNetworks, estate.portGroups, portGroups),
    memo.part(groupConcerns, concerns),
    memo.shared(findOpenTypes, compute),
    memo.part(findMacOwners, memo.part(findRepeatedMacs, estate.vms), included),
    memo,
  )
}

function makeContexts(
  included: readonly EstateVm[],
  basis: PlacementBasis,
  uses: ReadonlyMap<EstateVm, VmUses>,
  overrides: StorageMapping['overrides'],
  datastores: ReadonlyMap<string, DatastoreDestination>,
  networks: ReadonlyMap<string, NetworkDestinationOf>,
  splitNetworks: ReadonlySet<string>,
  concerns: ReadonlyMap<string, readonly Finding[]>,
  openTypes: ReadonlyMap<string, readonly Reason[]>,
  macOwners: ReadonlyMap<string, readonly MacOwner[]>,
  memo: PartMemo,
): readonly PlacementContext[] {
  return memo.list(contextOf, included, (vm) => {
    const override = overrides.get(vm.id) ?? null
    const args: [PlacementBasis, readonly Finding[], VmStorage | null, readonly Reason[] | null, ...Place[]] = [basis, concerns.get(vm.id) ?? NOTHING, override, openTypes.get(vm.id) ?? null]
    for (const id of uses.get(vm)?.datastoreIds ?? NOTHING) {
      const place = override === null ? datastores.get(id) : override.mappings.get(id)
      if (place !== undefined) args.push(place)
    }
    for (const id of uses.get(vm)?.portGroupIds ?? NOTHING) {
      const place = networks.get(id)
      if (place !== undefined) args.push(place)
      if (splitNetworks.has(id)) args.push(id)
    }
    for (const owner of macOwners.get(vm.id) ?? NOTHING) args.push(owner)
    return args
  })
}

function findOpenTypes(compute: readonly ComputeMapping[]): ReadonlyMap<string, readonly Reason[]> {
  const open = new Map<string, readonly Reason[]>()
  for (const { vmId, instanceType, reasons } of compute) if (instanceType === null) open.set(vmId, reasons)
  return open
}

const NOTHING: readonly never[] = []

/** A datastore's or port group's destination, the id of a port group whose network is split, or the owner of a MAC address. */
type Place = DatastoreDestination | NetworkDestinationOf | MacOwner | string

function contextOf(_vm: EstateVm, basis: PlacementBasis, concerns: readonly Finding[], override: VmStorage | null, openType: readonly Reason[] | null, ...places: readonly Place[]): PlacementContext {
  const storage = new Map<string, DatastoreDestination>()
  const portGroupMappings = new Map<string, NetworkDestinationOf>()
  // Few VMs have any of these, and an empty map takes 200 bytes.
  let macOwners = NO_OWNERS
  let splitNetworks = NO_NETWORKS
  for (const place of places) {
    if (typeof place === 'string') splitNetworks = new Set([...splitNetworks, place])
    else if ('datastoreId' in place) storage.set(place.datastoreId, place)
    else if ('portGroupId' in place) portGroupMappings.set(place.portGroupId, place)
    else macOwners = new Map([...macOwners, [place.mac, place]])
  }
  return { ...basis, concerns, override, openType, storage, portGroupMappings, macOwners, splitNetworks }
}

const NO_OWNERS: ReadonlyMap<string, MacOwner> = new Map()
const NO_NETWORKS: ReadonlySet<string> = new Set()

/** What a place hangs on of the target: another policy of anything else leaves all places as they are. */
function placementTarget({ mtv, networks, migration }: Target): PlacementTarget {
  return { mtv, networks, migration }
}

function createBasis(estate: Estate, target: PlacementTarget): PlacementBasis {
  const available = new Map(Object.entries(estate.available).map(([sourceId, inputs]) => [sourceId, new Set<EstateInput>(inputs)]))
  return {
    target,
    references: createSourceReferences(estate),
    datastores: new Map(estate.datastores.map((datastore) => [datastore.id, datastore])),
    portGroups: new Map(estate.portGroups.map((portGroup) => [portGroup.id, portGroup])),
    platforms: new Map(estate.sources.map(({ id, kind, version }) => [id, { kind, version }])),
    hasInput: (sourceId, name) => available.get(sourceId)?.has(name) ?? false,
  }
}

function groupConcerns(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const concerns = new Map<string, Finding[]>()
  for (const finding of findings) {
    const list = concerns.get(finding.subject)
    if (list === undefined) concerns.set(finding.subject, [finding])
    else list.push(finding)
  }
  return concerns
}

/** Port groups on networks of oVirt whose vNIC profiles were given different places: MTV has one place for each network. */
function findSplitNetworks(portGroups: readonly EstatePortGroup[], mappings: readonly PortGroupMapping[]): ReadonlySet<string> {
  const destinations = new Map(mappings.map((mapping) => [mapping.portGroupId, mapping.destination]))
  const placesByNetwork = new Map<string, { readonly places: Set<string>; readonly portGroupIds: string[] }>()
  for (const { id, sourceId, vnicProfile } of portGroups) {
    const destination = destinations.get(id)
    if (vnicProfile === undefined || vnicProfile.networkUuid === null || !destination) continue
    const key = JSON.stringify([sourceId, vnicProfile.networkUuid])
    const found = placesByNetwork.get(key) ?? { places: new Set<string>(), portGroupIds: [] }
    found.places.add(JSON.stringify(destination))
    found.portGroupIds.push(id)
    placesByNetwork.set(key, found)
  }
  return new Set([...placesByNetwork.values()].flatMap(({ places, portGroupIds }) => (places.size > 1 ? portGroupIds : [])))
}

/** A MAC address that several VMs bear, with a way to name each of them as its owner: powered-on VMs before others, each in natural order. */
interface RepeatedMac {
  readonly holders: readonly { readonly vm: EstateVm; readonly owner: MacOwner }[]
}

function findRepeatedMacs(vms: readonly EstateVm[]): readonly RepeatedMac[] {
  return [...findMacHolders(vms)]
    .filter(([, holders]) => holders.length > 1)
    .map(([mac, holders]) => ({ holders: [...holders].sort(bySeniority).map((vm) => ({ vm, owner: { mac, vmId: vm.id, name: vm.name } })) }))
}

/** By VM id, of VMs that take part: who keeps an address that they share with others. */
function findMacOwners(repeated: readonly RepeatedMac[], included: readonly EstateVm[]): ReadonlyMap<string, readonly MacOwner[]> {
  const takesPart = new Set(included)
  const owners = new Map<string, MacOwner[]>()
  for (const { holders } of repeated) {
    const [first, ...others] = holders.filter(({ vm }) => takesPart.has(vm))
    if (first === undefined) continue
    for (const { vm } of others) owners.set(vm.id, [...(owners.get(vm.id) ?? []), first.owner])
  }
  return owners
}

function bySeniority(left: EstateVm, right: EstateVm): number {
  return Number(left.powerState !== 'poweredOn') - Number(right.powerState !== 'poweredOn') || compareNatural(left.id, right.id)
}
