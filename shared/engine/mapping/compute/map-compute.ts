import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { Decisions, DecisionValue } from '#shared/domain/decisions/decision.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import type { SourceKind } from '#shared/domain/estate/source.ts'
import type { ComputeMapping, ComputePlan, ComputeSize, InstanceTypeChoice, PreferenceChoice } from '#shared/domain/plan/compute.ts'
import type { DatastoreMapping } from '#shared/domain/plan/migration-plan.ts'
import type { InstanceTypePolicy } from '#shared/domain/target/compute-policy.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { NOTHING_KEPT, type PartMemo } from '#shared/engine/kept/part-memo.ts'
import type { VmStorage } from '#shared/engine/mapping/storage/vm-storage.ts'
import { adviseCompute } from './advise-compute.ts'
import { choosePreference } from './choose-preference.ts'
import { chooseSeries } from './choose-series.ts'
import { chooseType, type TypeChoice, type TypeSubject } from './choose-type.ts'
import { type Baseline, createBaselines } from './cluster-baselines.ts'
import { collectCustomTypes } from './collect-custom-types.ts'
import type { ComputeVm } from './compute-vm.ts'
import { decidedType } from './decided-type.ts'
import { gatherEvidence } from './evidence.ts'
import { type RecognisedOs, recogniseGuestOs } from './guest-os.ts'
import { createHostClocks } from './host-clocks.ts'
import { judgeLiveMigration } from './live-migration.ts'
import { isOsKey, mtvOsMap, type OsMap, ownOsMap } from './osmap.ts'
import { findPreference } from './preferences.ts'
import { SETTING_RULES } from './settings/registry.ts'
import { addUpWaste, type ChoiceWastes, wasteOf, wasteOfChoices } from './waste.ts'

export interface ComputeInput {
  readonly estate: Pick<Estate, 'sources' | 'hosts' | 'clusters'>
  readonly included: readonly ComputeVm[]
  /** Those of them that are asked about; all where it is missing. */
  readonly inScope?: readonly ComputeVm[]
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
export function mapCompute({ estate, included, inScope = included, target, decisions, datastores, storageOverrides }: ComputeInput, memo: PartMemo = NOTHING_KEPT): ComputePlan {
  const kinds = memo.part(kindsOf, estate.sources)
  const osMaps = memo.shared(chooseOsMaps, included, kinds, target)
  const neutral = memo.shared(withoutPolicy, target)
  const clockOf = memo.part(createHostClocks, estate.hosts)
  const baselineOf = memo.part(baselinesOf, estate.hosts, estate.clusters)
  // Whoever keeps values gets those of all VMs, since the next question is about others.
  const mapped = memo === NOTHING_KEPT ? inScope : included
  const ordered = memo.part(inOrder, mapped)
  const hosts = memo.list(hostTraits, ordered, () => [clockOf, baselineOf])
  const verdicts = memo.part(judgeAll, ordered, memo.shared(destinationsById, datastores), storageOverrides, memo)
  const offers = memo.list(offerOf, ordered, (vm, index) => {
    const kind = kinds.get(vm.sourceId) ?? 'vsphere'
    return [kind, osMaps.get(kind) ?? NO_MAP, neutral, hosts[index] ?? NO_HOST, decisions['vm.preference'][vm.id]] as const
  })
  const all = memo.list(computeOne, ordered, (vm, index) => [kinds.get(vm.sourceId) ?? 'vsphere', offers[index], target, hosts[index] ?? NO_HOST, verdicts[index] ?? null, decisions['vm.instance-type'][vm.id]] as const)
  const chosen = memo.part(restrictTo, all, mapped, inScope)
  const vms = memo.part(mappingsOf, chosen)
  return {
    vms,
    customTypes: memo.part(collectCustomTypes, vms),
    osMaps: target.compute.preferences === 'mtv' ? [] : [...osMaps].map(([sourceKind, map]) => ({ sourceKind, name: `portolan-${sourceKind}-osmap`, entries: [...map] })),
    ...memo.part(addUpWaste, chosen),
    advice: memo.part(adviseCompute, vms, target),
  }
}

/** What every policy would give a VM, whichever is chosen. */
interface Offer {
  readonly recognised: RecognisedOs | null
  readonly preference: PreferenceChoice
  readonly subject: TypeSubject
  readonly byPolicy: Readonly<Record<InstanceTypePolicy, TypeChoice>>
}

/** The target as an offer sees it: another policy of instance types leaves all offers as they are. */
function withoutPolicy(target: Target): Target {
  return { ...target, compute: { ...target.compute, instanceTypes: 'none' } }
}

function offerOf(vm: ComputeVm, kind: SourceKind, osMap: OsMap, target: Target, { hostMhz, baseline }: HostTraits, decision: DecisionValue<'vm.preference'> | undefined): Offer {
  const recognised = recogniseGuestOs(vm)
  const preference = choosePreference({ vm, kind, recognised, osMap, target, decision })
  const least = preference.name === null ? undefined : findPreference(preference.name)
  const subject: TypeSubject = {
    size: sizeOf(vm),
    minimum: least ?? NOTHING,
    preferenceName: preference.name,
    series: chooseSeries(gatherEvidence(vm, hostMhz, target.compute.overcommitted), target),
    cpuModel: target.compute.cpuModel === 'source' ? (baseline?.cpu?.model ?? null) : null,
    isWindowsClient: recognised?.os.isWindowsClient ?? false,
  }
  return { recognised, preference, subject, byPolicy: { 'none': chooseType('none', subject, target), 'best-fit': chooseType('best-fit', subject, target), 'exact': chooseType('exact', subject, target) } }
}

/** What is worked out for one VM. */
interface ChosenForVm {
  readonly mapping: ComputeMapping
  readonly choices: ChoiceWastes
}

/** What a VM's host and cluster say. */
interface HostTraits {
  /** The rated clock; null: not known. */
  readonly hostMhz: number | null
  readonly baseline: Baseline | null
}

const NO_HOST: HostTraits = { hostMhz: null, baseline: null }

function hostTraits(vm: ComputeVm, clockOf: ReturnType<typeof createHostClocks>, baselineOf: ReturnType<typeof createBaselines>): HostTraits {
  return { hostMhz: clockOf(vm), baseline: baselineOf(vm) }
}

function destinationsById(datastores: readonly DatastoreMapping[]): ReadonlyMap<string, Pick<DatastoreMapping, 'destination'>> {
  return new Map(datastores.map(({ datastoreId, destination }) => [datastoreId, { destination }]))
}

/** The verdict about each VM; one that says the same as before is the same object. */
function judgeAll(vms: readonly ComputeVm[], datastores: ReturnType<typeof destinationsById>, overrides: ComputeInput['storageOverrides'], memo: PartMemo): readonly (LiveMigration | null)[] {
  return memo.list(verdictOf, vms, (vm) => {
    const live = judgeLiveMigration(vm, overrides?.get(vm.id)?.mappings ?? datastores)
    return [live?.isPossible ?? null, live?.because.code ?? '', live?.because.message ?? ''] as const
  })
}

/** Those of all VMs that are asked about. */
function restrictTo(all: readonly ChosenForVm[], mapped: readonly ComputeVm[], inScope: readonly ComputeVm[]): readonly ChosenForVm[] {
  if (mapped === inScope) return all
  const ids = new Set(inScope.map(({ id }) => id))
  return all.filter(({ mapping }) => ids.has(mapping.vmId))
}

function mappingsOf(chosen: readonly ChosenForVm[]): readonly ComputeMapping[] {
  return chosen.map(({ mapping }) => mapping)
}

/** What becomes of one VM, and what every policy would waste on it. */
function computeOne(
  vm: ComputeVm,
  kind: SourceKind,
  offer: Offer | undefined,
  target: Target,
  { hostMhz, baseline }: HostTraits,
  liveMigration: LiveMigration | null,
  typeDecision: DecisionValue<'vm.instance-type'> | undefined,
): ChosenForVm {
  if (offer === undefined) throw new Error(`nothing was offered to ${vm.id}`)
  const { recognised, preference, subject, byPolicy } = offer
  const chosen = typeDecision === undefined ? byPolicy[target.compute.instanceTypes] : decidedType(typeDecision, subject, target)
  const context = { target, kind, choice: chosen.choice, recognised, hostMhz, baseline, liveMigration }
  return {
    choices: wasteOfChoices(subject.size, { none: byPolicy.none.choice, 'best-fit': byPolicy['best-fit'].choice, exact: byPolicy.exact.choice, effective: chosen.choice }),
    mapping: {
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
      settings: SETTING_RULES.flatMap((rule) => rule.find(vm, context)).slice(), // without room for more, which flatMap leaves
    },
  }
}

/** The name that a Plan gives MTV for a VM; null leaves CPU and memory to the source. */
export function instanceTypeName(choice: InstanceTypeChoice | null): string | null {
  return choice === null || choice.type === 'source' ? null : choice.name
}

const NOTHING: ComputeSize = { vcpus: 0, memoryMib: 0 }
const NO_MAP: OsMap = new Map()

function kindsOf(sources: Estate['sources']): ReadonlyMap<string, SourceKind> {
  return new Map(sources.map(({ id, kind }) => [id, kind]))
}

function baselinesOf(hosts: Estate['hosts'], clusters: Estate['clusters']): ReturnType<typeof createBaselines> {
  return createBaselines({ hosts, clusters })
}

function inOrder(vms: readonly ComputeVm[]): readonly ComputeVm[] {
  return [...vms].sort((left, right) => compareText(left.sourceId, right.sourceId) || compareNatural(left.id, right.id))
}

type LiveMigration = NonNullable<ReturnType<typeof judgeLiveMigration>>

/** A verdict in words that stays the same object for as long as it says the same of a VM. */
function verdictOf(_vm: ComputeVm, isPossible: boolean | null, code: string, message: string): LiveMigration | null {
  return isPossible === null ? null : { isPossible, because: { code, message } }
}

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
