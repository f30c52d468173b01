import { compareText } from '#shared/domain/compare.ts'
import type { NodeGroup } from '#shared/domain/sizing/scenario-parts.ts'
import type { SizingScenario } from '#shared/domain/sizing/scenario.ts'
import type { SizingVm } from './sizing-vm.ts'

/**
 * A scenario in which each node group of the target that has VMs has nodes of its own, before all groups of the scenario: its VMs
 * select those nodes and start nowhere else. A group of the scenario by the same name states its overcommit, failover and licence.
 */
export function withNodeGroups(scenario: SizingScenario, vms: readonly Pick<SizingVm, 'nodeGroup'>[]): SizingScenario {
  const names = [...new Set(vms.flatMap(({ nodeGroup }) => nodeGroup ?? []))].sort(compareText)
  if (names.length === 0) return scenario
  const stated = new Map(scenario.groups.map((group) => [group.name, group]))
  return {
    ...scenario,
    groups: [...names.map((name): NodeGroup => ({ ...(stated.get(name) ?? nothingStated(name)), isFenced: true })), ...scenario.groups.filter(({ name }) => !names.includes(name))],
  }
}

/** Its VMs are those of the node group alone. */
function nothingStated(name: string): Omit<NodeGroup, 'isFenced'> {
  return { name, match: { by: 'vm', values: [] }, tolerations: [] }
}
