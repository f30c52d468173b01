import type { ComputeAnswer, ComputeRow } from '#shared/contract/compute-rows.ts'
import type { ComputeMapping, PreferenceChoice } from '#shared/domain/plan/compute.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { mapCompute } from '#shared/engine/mapping/compute/map-compute.ts'
import { mapStorage } from '#shared/engine/mapping/storage/map-storage.ts'
import type { ComputeEstate } from './compute-estate.ts'

/** Every included VM in scope with its suggestion, its decisions and what holds; all by the plan's own function. */
export function describeCompute(estate: ComputeEstate, target: Target): ComputeAnswer {
  const { included, inScope, decisions } = estate
  const { datastores, overrides: storageOverrides } = mapStorage({ datastores: estate.datastores, included, target, decisions })
  const [types, preferences] = [decisions['vm.instance-type'], decisions['vm.preference']]
  const effective = mapCompute({ estate, included: inScope, target, decisions, datastores, storageOverrides })
  const decided = inScope.filter(({ id }) => Object.hasOwn(types, id) || Object.hasOwn(preferences, id))
  const suggested = mapCompute({ estate, included: decided, target, decisions: { 'vm.instance-type': {}, 'vm.preference': {} }, datastores, storageOverrides })
  const suggestions = new Map(suggested.vms.map((mapping) => [mapping.vmId, mapping]))
  const sourceNames = new Map(estate.sources.map(({ id, name }) => [id, name]))
  const clusterNames = new Map(inScope.map(({ id, clusterName }) => [id, clusterName]))
  const rows = effective.vms.map((mapping): ComputeRow => {
    const suggestion = suggestions.get(mapping.vmId) ?? null
    return {
      id: mapping.vmId,
      name: mapping.name,
      source: mapping.sourceId,
      sourceName: sourceNames.get(mapping.sourceId) ?? mapping.sourceId,
      cluster: clusterNames.get(mapping.vmId) ?? null,
      vcpus: mapping.vcpus,
      memoryMib: mapping.memoryMib,
      guestOs: mapping.guestOs,
      isOpen: mapping.instanceType === null,
      instanceType: { suggestion: suggestion === null ? null : typeChoice(suggestion), decision: types[mapping.vmId] ?? null, effective: typeChoice(mapping) },
      preference: { suggestion: suggestion === null ? null : preferenceChoice(suggestion.preference), decision: preferences[mapping.vmId] ?? null, effective: preferenceChoice(mapping.preference) },
      settings: mapping.settings.map(({ code, carrier, field, message }) => ({ code, carrier, field, message })),
    }
  })
  const { instanceTypes, wasteLimitPercent, preferences: preferencePolicy, cpuModel, patches } = target.compute
  return {
    rows,
    open: rows.filter((row) => row.isOpen).length,
    policy: { instanceTypes, preferences: preferencePolicy, cpuModel, patches, wasteLimitPercent },
    waste: [...effective.waste],
    effectiveWaste: effective.effectiveWaste,
    customTypes: [...effective.customTypes],
    osMaps: effective.osMaps.map(({ sourceKind, name, entries }) => ({ sourceKind, name, entries: entries.map(([system, preference]) => [system, preference]) })),
    advice: [...effective.advice],
  }
}

function typeChoice({ instanceType, confidence, reasons, waste }: ComputeMapping): ComputeRow['instanceType']['effective'] {
  return { instanceType, carrier: instanceType?.type === 'source' ? 'mtv' : 'plan-field', confidence, why: [...reasons], waste }
}

function preferenceChoice({ name, carrier, confidence, reasons }: PreferenceChoice): ComputeRow['preference']['effective'] {
  return { preference: name, carrier, confidence, why: [...reasons] }
}
