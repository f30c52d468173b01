import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { PhysicalNetwork } from '#shared/domain/target/target.ts'

/** The bridge that OVN-Kubernetes itself owns on every node: only mapped, never configured. */
export const CLUSTER_BRIDGE = 'br-ex'

/** The physical networks that an attachment of the plan is on, in the target's order: nodes are changed for no other. */
export function usedPhysicalNetworks({ target, attachments }: Pick<MigrationPlan, 'target' | 'attachments'>): readonly PhysicalNetwork[] {
  const used = new Set(attachments.map((attachment) => attachment.physicalNetworkName))
  return target.physicalNetworks.filter((network) => used.has(network.name))
}
