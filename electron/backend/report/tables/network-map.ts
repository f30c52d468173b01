import type { PortGroupMapping } from '#shared/domain/plan/migration-plan.ts'
import { defineTable, joined } from '../report-table.ts'

/** Where port groups go. */
export const networkMap = defineTable({
  id: 'network-map',
  title: 'Network map',
  about: 'One row a port group that a VM of the migration uses: where its NICs go, and why.',
  none: 'No VM of the migration uses a port group.',
  columns: [
    { key: 'source', title: 'Source', kind: 'text', width: 22 },
    { key: 'portGroup', title: 'Port group', kind: 'text', width: 30 },
    { key: 'switch', title: 'Switch', kind: 'text', width: 22 },
    { key: 'kind', title: 'Kind', kind: 'text', width: 12 },
    { key: 'vlan', title: 'VLAN', kind: 'text', width: 12 },
    { key: 'vms', title: 'VMs', kind: 'count' },
    { key: 'nics', title: 'NICs', kind: 'count' },
    { key: 'destination', title: 'Goes to', kind: 'text', width: 32 },
    { key: 'physicalNetwork', title: 'Physical network', kind: 'text', width: 22 },
    { key: 'targetVlan', title: 'VLAN there', kind: 'text', width: 12 },
    { key: 'mtu', title: 'MTU', kind: 'count' },
    { key: 'confidence', title: 'Confidence', kind: 'text', width: 11 },
    { key: 'why', title: 'Why', kind: 'prose', width: 70 },
  ],
  rows: ({ plan, estate, places }) => {
    const known = new Map(estate.portGroups.map((portGroup) => [portGroup.id, portGroup]))
    const attachments = new Map(plan.attachments.map((attachment) => [attachment.name, attachment]))
    return plan.portGroups.map((mapping) => {
      const portGroup = known.get(mapping.portGroupId)
      const attachment = mapping.destination?.type === 'multus' ? attachments.get(mapping.destination.attachmentName) : undefined
      return [
        places.sourceNames.get(mapping.sourceId) ?? mapping.sourceId,
        mapping.name,
        portGroup?.switchName ?? null,
        portGroup?.kind ?? null,
        portGroup?.vlanText ?? (portGroup?.vlanId == null ? null : String(portGroup.vlanId)),
        mapping.vmCount,
        mapping.nicCount,
        destinationText(mapping.destination),
        attachment?.physicalNetworkName ?? null,
        attachment === undefined ? null : attachment.trunk === undefined ? (attachment.vlanId === null ? 'untagged' : String(attachment.vlanId)) : `trunk ${attachment.trunk.vlans.map(({ min, max }) => (min === max ? String(min) : `${min}-${max}`)).join(', ')}`,
        attachment?.mtu ?? null,
        mapping.confidence,
        joined(mapping.reasons.map(({ message }) => message)),
      ]
    })
  },
})

function destinationText(destination: PortGroupMapping['destination']): string {
  if (destination === null) return 'open'
  return destination.type === 'multus' ? destination.attachmentName : destination.type === 'pod' ? 'pod network' : 'left out'
}
