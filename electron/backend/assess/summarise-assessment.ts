import type { ApiOutput } from '#shared/contract/api.ts'
import { compareNatural, compareText } from '#shared/domain/compare.ts'
import { ASSESSMENT_STATUSES, OS_CLASSES, type AssessmentStatus, type MigrationWay, type VmAssessment } from '#shared/domain/assessment.ts'
import type { SourceKind } from '#shared/domain/estate/source.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { RULES } from '#shared/engine/assess/registry.ts'
import { createDiskCounter } from '#shared/engine/estate/disk-counter.ts'
import { isAboutPlan, isMtvRule, severityOf } from '#shared/engine/assess/rule.ts'
import type { SharedDisk } from '#backend/assess/assessment-cache.ts'

type Summary = ApiOutput<'assess.summary'>

/** A VM that is counted, with where it is. */
export interface CountedVm {
  readonly assessment: VmAssessment
  readonly cluster: string | null
  readonly source: string
  readonly sourceName: string
  /** Null: the inventory does not say. */
  readonly vcpus: number | null
  readonly memoryMib: number | null
  readonly disksMib: number | null
  /** Those of its disks that other VMs use too. */
  readonly sharedDisks: readonly SharedDisk[]
}

/** Counts what is known of the VMs given. */
export function summariseAssessment(vms: readonly CountedVm[], target: Target, kinds: ReadonlySet<SourceKind>): Summary {
  const included = vms.filter(({ assessment }) => assessment.status !== null)
  const of = (test: (vm: VmAssessment) => boolean): number => included.filter(({ assessment }) => test(assessment)).length
  const scores = included.map(({ assessment }) => assessment.complexity.score).sort((left, right) => left - right)
  const way = (wayOf: (vm: VmAssessment) => MigrationWay | null) => ({ possible: of((vm) => wayOf(vm)?.isPossible === true), impossible: of((vm) => wayOf(vm)?.isPossible === false), unknown: of((vm) => wayOf(vm)?.isPossible === null) })
  return {
    target: { name: target.name, mtv: target.mtv, openshift: target.openshift },
    vms: vms.length,
    included: included.length,
    statuses: ASSESSMENT_STATUSES.map((status) => ({ status, vms: of((vm) => vm.status === status) })),
    osClasses: OS_CLASSES.map((osClass) => ({ class: osClass, vms: of(({ os }) => os.class === osClass) })),
    ways: { cold: way(({ cold }) => cold), warm: way(({ warm }) => warm) },
    complexity: scores.length === 0 ? null : { least: scores[0] ?? 0, median: scores[Math.floor(scores.length / 2)] ?? 0, greatest: scores.at(-1) ?? 0 },
    capacity: { vcpus: addUp(included, ({ vcpus }) => vcpus), memoryMib: addUp(included, ({ memoryMib }) => memoryMib), disksMib: addUpDisks(included) },
    clusters: countClusters(included),
    rules: countRules(vms, target, kinds),
  }
}

function addUp(vms: readonly CountedVm[], amountOf: (vm: CountedVm) => number | null): Summary['capacity']['vcpus'] {
  const known = vms.map(amountOf).filter((amount) => amount !== null)
  return { sum: known.reduce((sum, amount) => sum + amount, 0), unknownVms: vms.length - known.length }
}

/** As storage, sizes and waves count them: a disk that several of the VMs share is one disk. */
function addUpDisks(vms: readonly CountedVm[]): Summary['capacity']['disksMib'] {
  const isCounted = createDiskCounter()
  return addUp(vms, ({ disksMib, sharedDisks }) => (disksMib === null ? null : disksMib - sharedDisks.reduce((twice, disk) => twice + (isCounted(disk) ? 0 : (disk.capacityMib ?? 0)), 0)))
}

function countClusters(vms: readonly CountedVm[]): Summary['clusters'] {
  const clusters = new Map<string, { cluster: string | null; source: string; sourceName: string; vms: number; statuses: Record<AssessmentStatus, number> }>()
  for (const { assessment: { status }, cluster, source, sourceName } of vms) {
    if (status === null) continue
    const key = JSON.stringify([source, cluster])
    const own = clusters.get(key) ?? { cluster, source, sourceName, vms: 0, statuses: { 'ready': 0, 'not-evaluated': 0, 'attention': 0, 'blocked': 0 } }
    own.vms += 1
    own.statuses[status] += 1
    clusters.set(key, own)
  }
  return [...clusters.values()].sort((left, right) => compareText(left.source, right.source) || compareNatural(left.cluster ?? '', right.cluster ?? ''))
}

function countRules(vms: readonly CountedVm[], target: Target, kinds: ReadonlySet<SourceKind>): Summary['rules'] {
  const found = new Map<string, number>()
  const gaps = new Map<string, Map<string, number>>()
  for (const { assessment } of vms) {
    for (const { ruleId } of assessment.findings) found.set(ruleId, (found.get(ruleId) ?? 0) + 1)
    for (const { ruleId, because } of assessment.gaps) {
      const own = gaps.get(ruleId) ?? new Map<string, number>()
      own.set(because, (own.get(because) ?? 0) + 1)
      gaps.set(ruleId, own)
    }
  }
  return RULES.filter(({ sourceKind }) => (sourceKind === 'any' ? kinds.size > 0 : kinds.has(sourceKind))).map((rule) => {
    const own = [...(gaps.get(rule.id) ?? [])].map(([because, count]) => ({ because, vms: count }))
    return {
      id: rule.id,
      title: rule.title,
      severity: severityOf(rule, target),
      category: isMtvRule(rule.id) ? 'mtv' : 'portolan',
      about: isAboutPlan(rule) ? 'plan' : 'inventory',
      sourceKind: rule.sourceKind,
      vms: found.get(rule.id) ?? 0,
      notEvaluated: own.reduce((sum, gap) => sum + gap.vms, 0),
      gaps: own,
    }
  })
}
