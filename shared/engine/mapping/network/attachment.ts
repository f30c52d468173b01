import type { PlannedAttachment } from '#shared/domain/plan/migration-plan.ts'
import { toDnsLabel } from '#shared/engine/naming/dns-label.ts'

/** What makes a network what it is: two port groups that agree in all of it share one attachment. */
export type AttachmentLayer2 = Pick<PlannedAttachment, 'physicalNetworkName' | 'vlanId' | 'mtu' | 'trunk' | 'bridge' | 'sriov' | 'isClusterNetwork'>

/** Digits of the largest VLAN id, 4094, so that names sort by VLAN. */
const VLAN_DIGITS = 4

/** "vlan-0142-payments", "untagged-payments", "trunk-payments" or "bridge-vlan-0142-payments": readable, and equal for equal port-group names on equal VLANs. */
export function attachmentName(layer2: AttachmentLayer2, portGroupName: string): string {
  const tag = layer2.trunk !== undefined ? 'trunk' : layer2.vlanId === null ? 'untagged' : `vlan-${String(layer2.vlanId).padStart(VLAN_DIGITS, '0')}`
  const carrier = layer2.bridge !== undefined ? 'bridge-' : layer2.sriov !== undefined ? 'sriov-' : ''
  return toDnsLabel(`${carrier}${tag}-${portGroupName}`)
}
