import type { ProjectFile } from '#backend/db/project-file.ts'
import { loadSideRows } from '#backend/db/repositories/side-repository.ts'
import { computeOf } from '#backend/mapping/describe-compute.ts'
import type { PlanBasis } from '#backend/plan/plan-cache.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { EstateCluster } from '#shared/domain/estate/estate.ts'
import type { Host } from '#shared/domain/estate/infrastructure.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { decideInclusion, type Inclusion } from '#shared/engine/inclusion/decide-inclusion.ts'
import { createHostClocks } from '#shared/engine/mapping/compute/host-clocks.ts'
import { apartRulesByVm } from '#shared/engine/mapping/placement/apart-rules.ts'
import { keepPlacement } from '#shared/engine/mapping/placement/keep-placement.ts'
import { nodeGroupChooser } from '#shared/engine/mapping/placement/plan-node-groups.ts'
import { mapStorage } from '#shared/engine/mapping/storage/map-storage.ts'
import { divideByInclusion } from '#shared/engine/plan/divide-by-inclusion.ts'
import { sizingVmOf } from '#shared/engine/sizing/sizing-subject.ts'
import type { LeftOutVm, SizingVm } from '#shared/engine/sizing/sizing-vm.ts'

/** As much of a project as sizing takes, of one moment. */
export interface SizingEstate {
  /** The VMs that take part. */
  readonly vms: readonly SizingVm[]
  readonly leftOut: readonly LeftOutVm[]
  readonly hosts: readonly Host[]
  readonly clusters: readonly EstateCluster[]
  readonly inclusions: ReadonlyMap<string, Inclusion>
  readonly decisions: Decisions
  readonly target: Target
  /** What the assessment is made of, where a scope asks for it. */
  readonly basis: PlanBasis
}

/** What sizing takes of a project as it was read: CPU, memory and disks mapped by the plan's own functions. */
export function sizingEstateOf(project: ProjectFile, basis: PlanBasis): SizingEstate {
  // Of the plan's own functions: what one keeps of them the other takes, and neither keeps anything where no change follows.
  const { estate, target, decisions, parts: memo } = basis
  const inclusions = new Map(estate.vms.map((vm) => [vm.id, memo.each(decideInclusion, vm, decisions['vm.inclusion'][vm.id])]))
  const { included } = memo.part(divideByInclusion, estate.vms, decisions['vm.inclusion'], memo)
  const storage = mapStorage({ datastores: estate.datastores, included, target, decisions }, memo)
  const compute = computeOf({ ...basis, memo, included, inScope: included })
  const mappings = new Map(compute.vms.map((mapping) => [mapping.vmId, mapping]))
  const performance = new Map(loadSideRows(project, 'performance').flatMap(({ vmId, state, row }) => (vmId === null || state !== 'joined' ? [] : [[vmId, row] as const])))
  const clockOf = memo.part(createHostClocks, estate.hosts)
  const apart = apartRulesByVm(keepPlacement(estate, included, target, decisions, memo).rules)
  const groupOf = nodeGroupChooser(target.placement, decisions['vm.node-group'])
  return {
    vms: included.map((vm) => sizingVmOf(vm, { mapping: mappings.get(vm.id), datastores: storage.ofVm(vm.id), performance: performance.get(vm.id), hostMhz: clockOf(vm), apartRules: apart.get(vm.id) ?? [], nodeGroup: groupOf(vm).value?.name ?? null })),
    leftOut: estate.vms.flatMap(({ id }) => {
      const inclusion = inclusions.get(id)
      return inclusion === undefined || inclusion.isIncluded ? [] : [{ vmId: id, reason: inclusion.reasons[0]?.message ?? 'Left out.' }]
    }),
    hosts: estate.hosts,
    clusters: estate.clusters,
    inclusions,
    decisions,
    target,
    basis,
  }
}
