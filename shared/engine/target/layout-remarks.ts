import type { LayoutSeverity } from '#shared/domain/plan/node-network.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { layOutNodes } from '#shared/engine/nic-layout/lay-out-nodes.ts'
import type { TargetRemark } from './target-rule.ts'

/** Problems of a target's layout as far as the target itself tells: the VLANs of VMs are the plan's. */
export function layoutRemarks(target: Target, severities: readonly LayoutSeverity[]): readonly TargetRemark[] {
  const problems = layOutNodes({ target, vmVlans: new Map(), needsTrunks: false })?.problems ?? []
  return problems
    .filter(({ severity }) => severities.includes(severity))
    .map(({ group, message, remedy }) => {
      const index = target.nicLayout.groups.findIndex(({ name }) => name === group)
      return { path: index < 0 ? 'nicLayout' : `nicLayout.groups[${String(index)}]`, message: group === null ? message : `${group}: ${message}`, remedy }
    })
}
