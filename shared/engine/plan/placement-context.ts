import { compareNatural } from '#shared/domain/compare.ts'
import type { Estate, EstateVm } from '#shared/domain/estate/estate.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { ComputeMapping } from '#shared/domain/plan/compute.ts'
import type { PortGroupMapping } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { StorageMapping } from '#shared/engine/mapping/storage/map-storage.ts'
import { findMacHolders } from '#shared/engine/estate/mac-holders.ts'
import type { PlacementContext } from './obstacles/obstacle.ts'
import { createSourceReferences } from './source-references.ts'

/** Indexes, built once, that every obstacle looks things up in. */
export function createPlacementContext(input: {
  readonly estate: Estate
  readonly target: Target
  readonly included: readonly EstateVm[]
  readonly storage: StorageMapping
  readonly portGroups: readonly PortGroupMapping[]
  readonly compute: readonly ComputeMapping[]
  readonly concerns: readonly Finding[]
}): PlacementContext {
  const { estate, target } = input
  const concerns = new Map<string, Finding[]>()
  for (const finding of input.concerns) {
    const list = concerns.get(finding.subject) ?? []
    list.push(finding)
    concerns.set(finding.subject, list)
  }
  const available = new Map(Object.entries(estate.available).map(([sourceId, inputs]) => [sourceId, new Set(inputs)]))
  return {
    target,
    references: createSourceReferences(estate),
    datastores: new Map(estate.datastores.map((datastore) => [datastore.id, datastore])),
    portGroups: new Map(estate.portGroups.map((portGroup) => [portGroup.id, portGroup])),
    storage: input.storage,
    portGroupMappings: new Map(input.portGroups.map((mapping) => [mapping.portGroupId, mapping])),
    computeMappings: new Map(input.compute.map((mapping) => [mapping.vmId, mapping])),
    concerns,
    splitNetworks: findSplitNetworks(input),
    platforms: new Map(estate.sources.map(({ id, kind, version }) => [id, { kind, version }])),
    macOwners: findMacOwners(input.included),
    hasInput: (sourceId, name) => available.get(sourceId)?.has(name) ?? false,
  }
}

/** Networks of oVirt whose vNIC profiles were given different places: MTV has one place for each network. */
function findSplitNetworks({ estate, portGroups }: { readonly estate: Estate; readonly portGroups: readonly PortGroupMapping[] }): ReadonlySet<string> {
  const destinations = new Map(portGroups.map((mapping) => [mapping.portGroupId, mapping.destination]))
  const placesByNetwork = new Map<string, { readonly places: Set<string>; readonly portGroupIds: string[] }>()
  for (const { id, sourceId, vnicProfile } of estate.portGroups) {
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

/** The VM that keeps a MAC address which several bear: a powered-on one before others, then the oldest. */
function findMacOwners(vms: readonly EstateVm[]): PlacementContext['macOwners'] {
  const bySeniority = [...vms].sort(
    (left, right) => Number(left.powerState !== 'poweredOn') - Number(right.powerState !== 'poweredOn') || compareNatural(left.id, right.id),
  )
  return new Map([...findMacHolders(bySeniority)].flatMap(([mac, [owner]]) => (owner === undefined ? [] : [[mac, { vmId: owner.id, name: owner.name }] as const])))
}
