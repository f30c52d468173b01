import type { NodeGroup } from '#shared/domain/sizing/scenario-parts.ts'
import type { SizingScenario } from '#shared/domain/sizing/scenario.ts'
import type { OpenshiftVersion } from '#shared/domain/target/versions.ts'
import { demandOf, type DemandItem } from './demand-item.ts'
import { growthFactor, growthItems } from './growth.ts'
import { GENERAL_GROUP, groupOf } from './match-group.ts'
import { platformItems } from './platform-items.ts'
import { type ScopedVms, type SizedVm, scopeVms } from './scope-vms.ts'
import type { LeftOutVm, SizingVm } from './sizing-vm.ts'

/** All that asks for a place on a node, by why it is there. */
export interface SizingDemand {
  readonly scoped: ScopedVms
  /** What is sized for, with its group; null: the general one. In the order of `items`. */
  readonly grouped: readonly { readonly vm: SizedVm; readonly group: NodeGroup | null }[]
  readonly items: readonly DemandItem[]
  readonly growth: readonly DemandItem[]
  readonly platform: readonly DemandItem[]
}

/** What of a scenario asks for a place on a node: the VMs in scope, those to come, and what the platform runs beside them. */
export function listDemand(vms: readonly SizingVm[], leftOut: readonly LeftOutVm[], scenario: SizingScenario, openshift: OpenshiftVersion): SizingDemand {
  const scoped = scopeVms(vms, leftOut, scenario.scope)
  const grouped = scoped.sized.map((vm) => ({ vm, group: groupOf(vm, scenario.groups) }))
  const items = grouped.map(({ vm, group }) => demandOf(vm, group, group?.name ?? GENERAL_GROUP, scenario, openshift))
  const platform = scenario.infraNodes === 'workers' && items.length > 0 ? platformItems() : []
  return { scoped, grouped, items, growth: growthItems(items, growthFactor(scenario.growth)), platform }
}
