import type { ComputeAnswer, ComputeRequest, ComputeRow } from '#shared/contract/compute-rows.ts'
import { sourceNames as namesOfSources } from '#shared/domain/estate/source-names.ts'
import type { ComputeMapping, ComputePlan, PreferenceChoice } from '#shared/domain/plan/compute.ts'
import type { PartMemo } from '#shared/engine/kept/part-memo.ts'
import { mapCompute } from '#shared/engine/mapping/compute/map-compute.ts'
import { mapStorage } from '#shared/engine/mapping/storage/map-storage.ts'
import type { ComputeEstate } from './compute-estate.ts'
import { computeOffers } from './compute-offers.ts'
import { type ComputeLine, countFacets, queryCompute } from './query-compute.ts'

/** What becomes of the VMs in scope, by the plan's own function: sums over all of them, and the rows that are asked for. */
export function describeCompute(estate: ComputeEstate, request: ComputeRequest): ComputeAnswer {
  const effective = computeOf(estate)
  const lines = keptLinesOf(estate, effective)
  const passing = queryCompute(lines, request)
  const shown = passing.slice(request.offset, request.limit === undefined ? undefined : request.offset + request.limit)
  const { instanceTypes, wasteLimitPercent, preferences: preferencePolicy, cpuModel, patches } = estate.target.compute
  return {
    rows: rowsOf(estate, shown),
    total: passing.length,
    vms: lines.length,
    facets: estate.memo.part(countFacets, lines),
    offers: computeOffers(estate.target),
    open: effective.vms.filter((mapping) => mapping.instanceType === null).length,
    policy: { instanceTypes, preferences: preferencePolicy, cpuModel, patches, wasteLimitPercent },
    waste: [...effective.waste],
    effectiveWaste: effective.effectiveWaste,
    customTypes: [...effective.customTypes],
    osMaps: effective.osMaps.map(({ sourceKind, name, entries }) => ({ sourceKind, name, entries: entries.map(([system, preference]) => [system, preference]) })),
    advice: [...effective.advice],
  }
}

/** The ids of the VMs that pass a query, in the order of the plan. */
export function listComputeIds(estate: ComputeEstate, query: Pick<ComputeRequest, 'search' | 'filters' | 'vm'>): string[] {
  return queryCompute(keptLinesOf(estate, computeOf(estate)), query).map(({ mapping }) => mapping.vmId)
}

/** The mapping of the VMs in scope, with the decisions as they are. */
export function computeOf({ estate, target, decisions, memo, included, inScope }: ComputeEstate): ComputePlan {
  return memo.part(mapVms, estate, target, memo.shared(mappingDecisions, decisions), included, inScope, memo)
}

type MappingDecisions = Pick<ComputeEstate['decisions'], 'vm.instance-type' | 'vm.preference' | 'datastore.storage-class' | 'storage.rules' | 'vm.storage-class' | 'vm.disk-storage-classes'>

/** All that the mapping looks at: other decisions change nothing of what is kept. */
function mappingDecisions(decisions: ComputeEstate['decisions']): MappingDecisions {
  return {
    'vm.instance-type': decisions['vm.instance-type'],
    'vm.preference': decisions['vm.preference'],
    'datastore.storage-class': decisions['datastore.storage-class'],
    'storage.rules': decisions['storage.rules'],
    'vm.storage-class': decisions['vm.storage-class'],
    'vm.disk-storage-classes': decisions['vm.disk-storage-classes'],
  }
}

function mapVms(estate: ComputeEstate['estate'], target: ComputeEstate['target'], decisions: MappingDecisions, included: ComputeEstate['included'], inScope: ComputeEstate['inScope'], memo: PartMemo): ComputePlan {
  const { datastores, overrides: storageOverrides } = mapStorage({ datastores: estate.datastores, included, target, decisions }, memo)
  return mapCompute({ estate, included, inScope, target, decisions, datastores, storageOverrides }, memo)
}

function keptLinesOf({ estate, inScope, decisions, memo }: ComputeEstate, { vms }: ComputePlan): readonly ComputeLine[] {
  return memo.part(linesOf, estate.sources, inScope, decisions['vm.instance-type'], decisions['vm.preference'], vms)
}

function linesOf(sources: ComputeEstate['estate']['sources'], inScope: ComputeEstate['inScope'], types: MappingDecisions['vm.instance-type'], preferences: MappingDecisions['vm.preference'], vms: ComputePlan['vms']): readonly ComputeLine[] {
  const sourceNames = namesOfSources(sources)
  const clusterNames = new Map(inScope.map(({ id, clusterName }) => [id, clusterName]))
  return vms.map((mapping) => ({
    mapping,
    sourceName: sourceNames.get(mapping.sourceId) ?? mapping.sourceId,
    cluster: clusterNames.get(mapping.vmId) ?? null,
    isDecided: Object.hasOwn(types, mapping.vmId) || Object.hasOwn(preferences, mapping.vmId),
  }))
}

/** What is suggested is worked out for those alone that were decided otherwise. */
function rowsOf({ estate, target, decisions, memo, included, inScope }: ComputeEstate, lines: readonly ComputeLine[]): ComputeRow[] {
  const decided = new Set(lines.flatMap(({ isDecided, mapping }) => (isDecided ? [mapping.vmId] : [])))
  const { datastores, overrides: storageOverrides } = mapStorage({ datastores: estate.datastores, included, target, decisions }, memo)
  const suggested = decided.size === 0 ? [] : mapCompute({ estate, included, inScope: inScope.filter(({ id }) => decided.has(id)), target, decisions: { 'vm.instance-type': {}, 'vm.preference': {} }, datastores, storageOverrides }).vms
  const suggestions = new Map(suggested.map((mapping) => [mapping.vmId, mapping]))
  return lines.map(({ mapping, sourceName, cluster }) => {
    const suggestion = suggestions.get(mapping.vmId) ?? null
    return {
      id: mapping.vmId,
      name: mapping.name,
      source: mapping.sourceId,
      sourceName,
      cluster,
      vcpus: mapping.vcpus,
      memoryMib: mapping.memoryMib,
      guestOs: mapping.guestOs,
      isOpen: mapping.instanceType === null,
      instanceType: { suggestion: suggestion === null ? null : typeChoice(suggestion), decision: decisions['vm.instance-type'][mapping.vmId] ?? null, effective: typeChoice(mapping) },
      preference: { suggestion: suggestion === null ? null : preferenceChoice(suggestion.preference), decision: decisions['vm.preference'][mapping.vmId] ?? null, effective: preferenceChoice(mapping.preference) },
      settings: mapping.settings.map(({ code, carrier, field, message }) => ({ code, carrier, field, message })),
    }
  })
}

function typeChoice({ instanceType, confidence, reasons, waste }: ComputeMapping): ComputeRow['instanceType']['effective'] {
  return { instanceType, carrier: instanceType?.type === 'source' ? 'mtv' : 'plan-field', confidence, why: [...reasons], waste }
}

function preferenceChoice({ name, carrier, confidence, reasons }: PreferenceChoice): ComputeRow['preference']['effective'] {
  return { preference: name, carrier, confidence, why: [...reasons] }
}
