import { isOnOvn } from '#shared/domain/plan/attachment-kind.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { PhysicalNetwork } from '#shared/domain/target/target.ts'
import type { LinuxBridge } from '#shared/domain/target/vm-networks.ts'

/** The bridge that OVN-Kubernetes itself owns on every node: only mapped, never configured. */
export const CLUSTER_BRIDGE = 'br-ex'

/** The physical networks that an attachment of the plan is on, in the target's order: nodes are changed for no other. */
export function usedPhysicalNetworks({ target, attachments }: Pick<MigrationPlan, 'target' | 'attachments'>): readonly PhysicalNetwork[] {
  const used = new Set(attachments.filter(isOnOvn).map((attachment) => attachment.physicalNetworkName))
  return target.physicalNetworks.filter((network) => used.has(network.name))
}

/** The Linux bridges of the target that an attachment is on and that have to be made: those without uplinks are there already. */
export function usedLinuxBridges({ target, attachments }: Pick<MigrationPlan, 'target' | 'attachments'>): readonly LinuxBridge[] {
  const used = new Set(attachments.flatMap(({ trunk, bridge }) => [trunk?.bridge, bridge?.name]))
  return target.networks.linuxBridges.filter(({ name, uplinks }) => used.has(name) && uplinks.length > 0)
}
