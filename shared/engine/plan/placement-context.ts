import { compareNatural } from '#shared/domain/compare.ts'
import type { Estate, EstateVm } from '#shared/domain/estate/estate.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { ComputeMapping } from '#shared/domain/plan/compute.ts'
import type { PortGroupMapping } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { PartMemo } from '#shared/engine/kept/part-memo.ts'
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
}, memo: PartMemo): PlacementContext {
  const { estate, target } = input
  const available = new Map(Object.entries(estate.available).map(([sourceId, inputs]) => [sourceId, new Set(inputs)]))
  return {
    target,
    references: memo.part(createSourceReferences, estate),
    datastores: new Map(estate.datastores.map((datastore) => [datastore.id, datastore])),
    portGroups: new Map(estate.portGroups.map((portGroup) => [portGroup.id, portGroup])),
    storage: input.storage,
    portGroupMappings: new Map(input.portGroups.map((mapping) => [mapping.portGroupId, mapping])),
    computeMappings: new Map(input.compute.map((mapping) => [mapping.vmId, mapping])),
    concerns: memo.part(groupConcerns, input.concerns),
    splitNetworks: findSplitNetworks(input),
    platforms: new Map(estate.sources.map(({ id, kind, version }) => [id, { kind, version }])),
    macOwners: memo.part(findMacOwners, memo.part(bySeniority, estate.vms), input.included),
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
function findMacOwners(vms: readonly EstateVm[], included: readonly EstateVm[]): PlacementContext['macOwners'] {
  const takesPart = new Set(included)
  return new Map([...findMacHolders(vms.filter((vm) => takesPart.has(vm)))].flatMap(([mac, [owner]]) => (owner === undefined ? [] : [[mac, { vmId: owner.id, name: owner.name }] as const])))
}

/** Powered-on VMs before others, each in natural order. */
function bySeniority(vms: readonly EstateVm[]): readonly EstateVm[] {
  return [...vms].sort((left, right) => Number(left.powerState !== 'poweredOn') - Number(right.powerState !== 'poweredOn') || compareNatural(left.id, right.id))
}
