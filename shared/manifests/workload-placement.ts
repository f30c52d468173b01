import { compareText } from '#shared/domain/compare.ts'
import { NODE_GROUP_LABEL, NODE_GROUP_TAINT_EFFECT } from '#shared/domain/plan/labels.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { Toleration } from '#shared/domain/plan/placement.ts'

/** On which nodes OpenShift Virtualization runs what VMs need of a node: virt-handler, and the node agents of networks and disks. */
export interface WorkloadPlacement {
  /** Labels of these nodes; empty: every worker. */
  readonly nodeSelector: Readonly<Record<string, string>>
  /** Of the plan's tainted node groups, by name. */
  readonly tolerations: readonly Toleration[]
}

/** As the target and the plan's node groups have it. A VM that tolerates a taint stays Pending on a node whose taint virt-handler does not tolerate. */
export function workloadPlacement({ placement, target }: Pick<MigrationPlan, 'placement' | 'target'>): WorkloadPlacement {
  const tainted = placement.nodeGroups.filter(({ isTainted }) => isTainted).map(({ name }) => name).sort(compareText)
  return {
    nodeSelector: target.cluster.virtualization.nodeSelector,
    tolerations: tainted.map((name) => ({ key: `${NODE_GROUP_LABEL}-${name}`, operator: 'Exists', effect: NODE_GROUP_TAINT_EFFECT })),
  }
}
