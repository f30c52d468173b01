import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { VmPlacementRow } from '#shared/contract/vm-placement.ts'
import type { PlacementCarrier, PlannedRule } from '#shared/domain/plan/placement.ts'
import { chooseBalancing } from '#shared/engine/mapping/placement/descheduler-opt-out.ts'
import { keepPlacement } from '#shared/engine/mapping/placement/keep-placement.ts'
import { placementCarrier } from '#shared/engine/mapping/placement/placement-carrier.ts'
import { nodeGroupChooser } from '#shared/engine/mapping/placement/plan-node-groups.ts'
import { chooseRestartPriority } from '#shared/engine/mapping/placement/restart-priority.ts'
import type { PartMemo } from '#shared/engine/kept/part-memo.ts'
import type { ComputeEstate } from './compute-estate.ts'

const NOT_CARRIED = { code: 'no-carrier', message: 'The target has no carrier for placement: nothing brings it to the VM.' }
const NO_DESCHEDULER = { code: 'no-descheduler', message: 'The target has no descheduler: nothing moves VMs to balance the load.' }
const TAINTED = { code: 'toleration-patched', message: 'Its nodes bear a taint, which a patch makes the VM tolerate.' }

/** Where the VMs in scope run, by the plan's own functions; what the plan has is kept where nothing has changed. */
export function vmPlacementRows({ estate, target, decisions, memo, included, inScope }: ComputeEstate): readonly VmPlacementRow[] {
  return memo.part(makeRows, estate, target, decisions['vm.node-group'], decisions['vm.restart-priority'], decisions['vm.balancing'], decisions['vm.labels'], included, inScope, memo)
}

function makeRows(estate: ComputeEstate['estate'], target: ComputeEstate['target'], groups: Decisions['vm.node-group'], priorities: Decisions['vm.restart-priority'], balancing: Decisions['vm.balancing'], labels: Decisions['vm.labels'], included: ComputeEstate['included'], inScope: ComputeEstate['inScope'], memo: PartMemo): readonly VmPlacementRow[] {
  const plan = keepPlacement(estate, included, target, { 'vm.node-group': groups, 'vm.restart-priority': priorities, 'vm.balancing': balancing, 'vm.labels': labels }, memo)
  const carrier = placementCarrier(target)
  const byPatch: PlacementCarrier = carrier === 'advice' ? 'advice' : 'patch'
  const lost = carrier === 'advice' ? [NOT_CARRIED] : []
  const rulesByVm = new Map<string, PlannedRule[]>()
  for (const rule of plan.rules) for (const { vmId } of rule.vms) rulesByVm.set(vmId, [...(rulesByVm.get(vmId) ?? []), rule])
  const sourceNames = new Map(estate.sources.map(({ id, name }) => [id, name]))
  const groupOf = nodeGroupChooser(target.placement, groups)
  return inScope.map((vm): VmPlacementRow => {
    const group = groupOf(vm)
    const priority = chooseRestartPriority(vm, priorities[vm.id], target.placement.priorityClasses)
    const moved = chooseBalancing(vm, balancing[vm.id])
    return {
      id: vm.id,
      name: vm.name,
      source: vm.sourceId,
      sourceName: sourceNames.get(vm.sourceId) ?? vm.sourceId,
      cluster: vm.clusterName,
      nodeGroup: { value: group.value?.name ?? null, decision: groups[vm.id] ?? null, carrier, why: [...group.reasons, ...(group.value === null ? [] : [...lost, ...(group.value.isTainted ? [TAINTED] : [])])] },
      restartPriority: { value: priority.value, decision: priorities[vm.id] ?? null, carrier: byPatch, why: [...priority.reasons, ...(priority.value === null ? [] : lost)] },
      balancing: target.features.descheduler
        ? { value: moved.value, decision: balancing[vm.id] ?? null, carrier: byPatch, why: [...moved.reasons, ...(moved.value ? [] : lost)] }
        : { value: null, decision: balancing[vm.id] ?? null, carrier: 'advice', why: [...(balancing[vm.id] === undefined ? [] : moved.reasons), NO_DESCHEDULER] },
      rules: (rulesByVm.get(vm.id) ?? []).map((rule) => ({ name: rule.name, kind: rule.kind, strength: rule.strength, carrier: rule.carrier, why: [...rule.reasons] })),
    }
  })
}

/** Whether somebody decided anything of it here. */
export function isPlacementDecided({ nodeGroup, restartPriority, balancing }: VmPlacementRow): boolean {
  return nodeGroup.decision !== null || restartPriority.decision !== null || balancing.decision !== null
}
