import type { z } from 'zod'
import type { placementSchema } from '#shared/contract/placement.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { vmsToPatch } from '#shared/manifests/placement-patch.ts'

/** The plan's placement as hosts show it. */
export function summarisePlacement(plan: Pick<MigrationPlan, 'placement' | 'plans'>): z.infer<typeof placementSchema> {
  const { rules, nodeGroups, nodeLabels, attributes, priorityClasses, findings } = plan.placement
  return {
    rules: rules.map((rule) => ({ ...rule, vms: rule.vms.map((vm) => ({ ...vm })), hostNames: rule.hostNames === null ? null : [...rule.hostNames], reasons: [...rule.reasons] })),
    nodeGroups: nodeGroups.map((group) => ({ ...group, clusters: [...group.clusters] })),
    nodeLabels: nodeLabels.map((label) => ({ ...label, hostNames: label.hostNames === null ? null : [...label.hostNames] })),
    attributes: [...attributes],
    priorityClasses: [...priorityClasses],
    vms: { byPlan: plan.plans.reduce((sum, planned) => sum + (planned.traits === undefined ? 0 : planned.vms.length), 0), byPatch: vmsToPatch(plan).length },
    findings: [...findings],
  }
}
