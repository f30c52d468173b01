import type { PlannedAttachment } from './migration-plan.ts'

/** What an attachment is made of. `cluster-network`: a localnet that a ClusterUserDefinedNetwork makes. */
export type AttachmentKind = 'localnet' | 'cluster-network' | 'trunk' | 'bridge' | 'sriov'

/** By what it bears; a localnet is what bears nothing else. */
export function attachmentKind({ trunk, bridge, sriov, isClusterNetwork }: Pick<PlannedAttachment, 'trunk' | 'bridge' | 'sriov' | 'isClusterNetwork'>): AttachmentKind {
  if (trunk !== undefined) return 'trunk'
  if (bridge !== undefined) return 'bridge'
  if (sriov !== undefined) return 'sriov'
  return isClusterNetwork === true ? 'cluster-network' : 'localnet'
}

/** Whether OVN-Kubernetes carries it over a bridge mapping: its physical network is one of the target, and policies hold. */
export function isOnOvn(attachment: Parameters<typeof attachmentKind>[0]): boolean {
  const kind = attachmentKind(attachment)
  return kind === 'localnet' || kind === 'cluster-network'
}
