import { createHash } from 'node:crypto'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { applyDecisions, type JournalChange } from '#backend/db/repositories/decision-repository.ts'
import type { InclusionVm } from '#backend/db/repositories/inclusion-repository.ts'
import { decisionsOfKind } from '#backend/db/repositories/vm-decision-repository.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { BulkDecision, BulkDecisionResult, VmDecision, VmStanding } from '#shared/contract/bulk-decision.ts'
import { MOST_PREVIEW_ROWS } from '#shared/contract/preview-rows.ts'
import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import { DECIDED_FACT_FIELDS } from '#shared/domain/decisions/vm-facts-decision.ts'
import type { ApplicationFacts } from '#shared/domain/side/application.ts'
import { decideInclusion } from '#shared/engine/inclusion/decide-inclusion.ts'
import { factsInForce } from '#shared/engine/facts/facts-in-force.ts'
import { patchFacts, patchLabels } from '#shared/domain/decisions/patch-vm-decisions.ts'
import { chooseRows } from './choose-rows.ts'
import { listedFactsOf } from './listed-facts.ts'
import type { VmTable } from './inventory-cache.ts'
import { excludedBecause } from './vm-inclusion-columns.ts'

interface Decided {
  readonly inclusion: DecisionValue<'vm.inclusion'> | undefined
  readonly namespace: DecisionValue<'vm.namespace'> | undefined
  readonly storage: DecisionValue<'vm.storage-class'> | undefined
  readonly facts: DecisionValue<'vm.facts'> | undefined
  readonly labels: DecisionValue<'vm.labels'> | undefined
}

/**
 * One decision for many VMs, as one undo step, or what it would change. AppError conflict where the VMs or their
 * decisions are others than in the preview whose fingerprint is given; others as chooseRows has them.
 */
export function decideMany(project: ProjectFile, list: VmTable, { vms: chosen, decision, isPreview, fingerprint: expected }: BulkDecision, at: string): BulkDecisionResult {
  const vms = chooseRows(list, chosen).map((row) => list.rules.vms[row]).filter((vm) => vm !== null && vm !== undefined)
  const inclusions = decisionsOfKind(project, 'vm.inclusion')
  const namespaces = decisionsOfKind(project, 'vm.namespace')
  const storages = decisionsOfKind(project, 'vm.storage-class')
  const facts = decisionsOfKind(project, 'vm.facts')
  const labels = decisionsOfKind(project, 'vm.labels')
  const decidedOf = ({ id }: InclusionVm): Decided => ({ inclusion: inclusions.get(id), namespace: namespaces.get(id), storage: storages.get(id), facts: facts.get(id), labels: labels.get(id) })
  const wantedOf = (vm: InclusionVm): Wanted => wantedAfter(decidedOf(vm), decision)
  const movable = vms.filter((vm) => vm.isTemplate !== true)
  const isChanging = (vm: InclusionVm): boolean => !isSame(valueOf(decidedOf(vm), decision), wantedOf(vm))
  const changing = movable.filter(isChanging)
  const fingerprint = fingerprintOf(vms, (vm) => valueOf(decidedOf(vm), decision), decision)
  if (expected !== undefined && expected !== fingerprint) throw new AppError('conflict', 'The VMs or the decisions on them changed since the preview: look at it again.')
  const batch = isPreview || changing.length === 0 ? null : applyDecisions(project, changing.map((vm): JournalChange => ({ kind: decision.kind, subject: vm.id, value: wantedOf(vm) })), at)
  return {
    chosen: vms.length,
    changes: changing.length,
    unchanged: movable.length - changing.length,
    templates: vms.length - movable.length,
    replaced: changing.filter((vm) => isReplaced(decidedOf(vm), decision)).length,
    withoutEffect: decision.kind === 'vm.inclusion' && decision.value?.isIncluded === true ? changing.filter((vm) => !decideInclusion(vm, decision.value ?? undefined).isIncluded).length : 0,
    fingerprint,
    rows: rowsOf(),
    batch,
  }

  function rowsOf(): BulkDecisionResult['rows'] {
    const unchanged = movable.filter((vm) => !isChanging(vm)).map((vm) => ({ vm, outcome: 'unchanged' as const }))
    const templates = vms.filter((vm) => vm.isTemplate === true).map((vm) => ({ vm, outcome: 'template' as const }))
    const shown = [...changing.map((vm) => ({ vm, outcome: 'changes' as const })), ...unchanged, ...templates].slice(0, MOST_PREVIEW_ROWS)
    const listed = decision.kind === 'vm.facts' ? listedFactsOf(project, shown.map(({ vm }) => vm.id)) : null
    return shown.map(({ vm, outcome }) => {
      const before = standingOf(vm, decidedOf(vm), listed)
      return { id: vm.id, name: vm.name, outcome, before, after: outcome === 'changes' ? standingOf(vm, { ...decidedOf(vm), [FIELDS[decision.kind]]: wantedOf(vm) ?? undefined }, listed) : before }
    })
  }
}

function valueOf(decided: Decided, { kind }: VmDecision): Decided[keyof Decided] {
  return decided[FIELDS[kind]]
}

/** Whether what a decision is about was decided already: of a patch, one of the fields or labels that it names. */
function isReplaced(before: Decided, decision: VmDecision): boolean {
  const { kind, value } = decision
  if (kind === 'vm.facts' && value !== null) return [...DECIDED_FACT_FIELDS.filter((field) => value.set[field] !== undefined), ...value.takeBack].some((field) => before.facts?.[field] !== undefined)
  if (kind === 'vm.labels' && value !== null) return [...Object.keys(value.set), ...value.remove].some((key) => Object.hasOwn(before.labels?.values ?? {}, key))
  return valueOf(before, decision) !== undefined
}

type Wanted = Exclude<Decided[keyof Decided], undefined> | null

/** What is decided of a VM from then on: a patch leaves what it does not name. */
function wantedAfter(before: Decided, { kind, value }: VmDecision): Wanted {
  if (value === null) return null
  if (kind === 'vm.facts') return patchFacts(before.facts, value)
  return kind === 'vm.labels' ? patchLabels(before.labels, value) : value
}

const FIELDS = { 'vm.inclusion': 'inclusion', 'vm.namespace': 'namespace', 'vm.storage-class': 'storage', 'vm.facts': 'facts', 'vm.labels': 'labels' } as const satisfies Record<VmDecision['kind'], keyof Decided>

/** Both sides went through the same schema, which puts the keys in its own order. */
function isSame(current: object | undefined, wanted: object | null): boolean {
  return JSON.stringify(current ?? null) === JSON.stringify(wanted)
}

function standingOf(vm: InclusionVm, { inclusion, namespace, storage, facts, labels }: Decided, listed: ReadonlyMap<string, ApplicationFacts> | null): VmStanding {
  const stands = decideInclusion(vm, inclusion)
  const own = listed === null ? null : factsInForce(facts, listed.get(vm.id) ?? null)
  return {
    isIncluded: stands.isIncluded, excludedBecause: excludedBecause(stands), namespace: namespace?.namespace ?? null, storageClass: storage?.storageClass ?? null,
    facts: own === null ? {} : Object.fromEntries(DECIDED_FACT_FIELDS.map((field) => [field, own[field]])),
    labels: { ...labels?.values },
  }
}

function fingerprintOf(vms: readonly InclusionVm[], current: (vm: InclusionVm) => object | undefined, decision: VmDecision): string {
  const hash = createHash('sha256').update(JSON.stringify(decision))
  for (const vm of vms) hash.update(`\n${vm.id}\t${JSON.stringify(current(vm) ?? null)}`)
  return hash.digest('hex')
}
