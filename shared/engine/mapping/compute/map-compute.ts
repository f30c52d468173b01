import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import type { SourceKind } from '#shared/domain/estate/source.ts'
import type { ComputeMapping, ComputePlan, ComputeSize, InstanceTypeChoice } from '#shared/domain/plan/compute.ts'
import type { DatastoreMapping } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { VmStorage } from '#shared/engine/mapping/storage/vm-storage.ts'
import { adviseCompute } from './advise-compute.ts'
import { choosePreference } from './choose-preference.ts'
import { chooseSeries } from './choose-series.ts'
import { chooseType, type TypeSubject } from './choose-type.ts'
import { createBaselines } from './cluster-baselines.ts'
import { collectCustomTypes } from './collect-custom-types.ts'
import type { ComputeVm } from './compute-vm.ts'
import { decidedType } from './decided-type.ts'
import { gatherEvidence } from './evidence.ts'
import { recogniseGuestOs } from './guest-os.ts'
import { createHostClocks } from './host-clocks.ts'
import { judgeLiveMigration } from './live-migration.ts'
import { isOsKey, mtvOsMap, type OsMap, ownOsMap } from './osmap.ts'
import { findPreference } from './preferences.ts'
import { SETTING_RULES } from './settings/registry.ts'
import { addUpWaste, type PolicyChoices, wasteOf } from './waste.ts'

export interface ComputeInput {
  readonly estate: Pick<Estate, 'sources' | 'hosts' | 'clusters'>
  readonly included: readonly ComputeVm[]
  readonly target: Target
  readonly decisions: Pick<Decisions, 'vm.instance-type' | 'vm.preference'>
  /** Where the disks go: on it depends whether a VM can be migrated live. */
  readonly datastores: readonly DatastoreMapping[]
  /** By VM id: those whose disks go elsewhere by decision. */
  readonly storageOverrides?: ReadonlyMap<string, VmStorage>
}

/**
 * What CPU, memory and devices of each included VM become, by the target's policy or by decision, and what brings it to the
 * cluster. Every VM gets an answer with a reason. `customTypes` counts all included VMs; the plan keeps those in use.
 */
export function mapCompute({ estate, included, target, decisions, datastores, storageOverrides }: ComputeInput): ComputePlan {
  const kinds = new Map<string, SourceKind>(estate.sources.map(({ id, kind }) => [id, kind]))
  const osMaps = chooseOsMaps(included, kinds, target)
  const clockOf = createHostClocks(estate.hosts)
  const baselineOf = createBaselines(estate)
  const datastoresById = new Map(datastores.map((mapping) => [mapping.datastoreId, mapping]))
  const choices: PolicyChoices[] = []
  const ordered = [...included].sort((left, right) => compareText(left.sourceId, right.sourceId) || compareNatural(left.id, right.id))
  const vms = ordered.map((vm): ComputeMapping => {
    const kind = kinds.get(vm.sourceId) ?? 'vsphere'
    const recognised = recogniseGuestOs(vm)
    const hostMhz = clockOf(vm)
    const preference = choosePreference({ vm, kind, recognised, osMap: osMaps.get(kind) ?? NO_MAP, target, decision: decisions['vm.preference'][vm.id] })
    const baseline = baselineOf(vm)
    const least = preference.name === null ? undefined : findPreference(preference.name)
    const subject: TypeSubject = {
      size: sizeOf(vm),
      minimum: least ?? NOTHING,
      preferenceName: preference.name,
      series: chooseSeries(gatherEvidence(vm, hostMhz, target.compute.overcommitted), target),
      cpuModel: target.compute.cpuModel === 'source' ? (baseline?.cpu?.model ?? null) : null,
      isWindowsClient: recognised?.os.isWindowsClient ?? false,
    }
    const decision = decisions['vm.instance-type'][vm.id]
    const byPolicy = { none: chooseType('none', subject, target), 'best-fit': chooseType('best-fit', subject, target), exact: chooseType('exact', subject, target) }
    const chosen = decision === undefined ? byPolicy[target.compute.instanceTypes] : decidedType(decision, subject, target)
    const context = { target, kind, choice: chosen.choice, recognised, hostMhz, baseline, liveMigration: judgeLiveMigration(vm, storageOverrides?.get(vm.id)?.mappings ?? datastoresById) }
    choices.push({ size: subject.size, none: byPolicy.none.choice, 'best-fit': byPolicy['best-fit'].choice, exact: byPolicy.exact.choice, effective: chosen.choice })
    return {
      vmId: vm.id,
      name: vm.name,
      sourceId: vm.sourceId,
      vcpus: vm.vcpus,
      memoryMib: vm.memoryMib,
      instanceType: chosen.choice,
      confidence: chosen.confidence,
      reasons: chosen.reasons,
      waste: wasteOf(chosen.choice, subject.size),
      guestOs: recognised?.os.label ?? null,
      preference,
      settings: SETTING_RULES.flatMap((rule) => rule.find(vm, context)),
    }
  })
  return {
    vms,
    customTypes: collectCustomTypes(vms),
    osMaps: target.compute.preferences === 'mtv' ? [] : [...osMaps].map(([sourceKind, map]) => ({ sourceKind, name: `portolan-${sourceKind}-osmap`, entries: [...map] })),
    ...addUpWaste(choices),
    advice: adviseCompute(vms, target),
  }
}

/** The name that a Plan gives MTV for a VM; null leaves CPU and memory to the source. */
export function instanceTypeName(choice: InstanceTypeChoice | null): string | null {
  return choice === null || choice.type === 'source' ? null : choice.name
}

const NOTHING: ComputeSize = { vcpus: 0, memoryMib: 0 }
const NO_MAP: OsMap = new Map()

function sizeOf({ vcpus, memoryMib }: ComputeVm): ComputeSize | null {
  return vcpus === null || memoryMib === null ? null : { vcpus, memoryMib }
}

/** A map for each kind of source that has VMs, in a fixed order. */
function chooseOsMaps(included: readonly ComputeVm[], kinds: ReadonlyMap<string, SourceKind>, { openshift, compute }: Target): ReadonlyMap<SourceKind, OsMap> {
  const maps = new Map<SourceKind, OsMap>()
  for (const kind of ['vsphere', 'ovirt'] as const) {
    const vms = included.filter((vm) => kinds.get(vm.sourceId) === kind)
    if (vms.length === 0) continue
    const seen = kind === 'ovirt' ? vms.map((vm) => vm.configuration?.guestId ?? vm.guestOsConfigured) : []
    maps.set(kind, compute.preferences === 'mtv' ? mtvOsMap(kind, openshift) : ownOsMap(kind, openshift, seen.filter((key): key is string => key !== null && isOsKey(key))))
  }
  return maps
}
