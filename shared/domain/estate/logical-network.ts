import { z } from 'zod'
import { amount, count, flag, text } from './field-schemas.ts'

/** A logical network of an oVirt data center. NICs do not name it: they name one of its vNIC profiles. */
export const logicalNetworkSchema = z.object({
  id: z.string(),
  sourceId: z.string(),
  moref: text,
  name: z.string(),
  datacenterName: text,
  /** Null: untagged. */
  vlanId: count,
  /** Null or 0 at the source: the engine's default. */
  mtu: count,
  /** vm, display, migration, management, default_route, gluster (oVirt API NetworkUsage). */
  usages: text,
  isVmNetwork: flag,
  isSpanningTreeEnabled: flag,
  isPortIsolated: flag,
  /** A provider such as OVN that owns the network, by its id. */
  externalProvider: text,
  /** The logical network that an external one lies on. */
  physicalNetworkName: text,
  qosName: text,
})

/** What makes a port group a vNIC profile: MTV maps by its logical network, and its flags decide what can carry it. */
export const vnicProfileSchema = z.object({
  portGroupId: z.string(),
  /** UUID of the logical network; null where the inventory does not say. */
  networkUuid: text,
  networkName: text,
  isPassThrough: flag,
  isPortMirroring: flag,
  networkFilter: text,
  qosName: text,
  customProperties: text,
  isMigratable: flag,
  mtu: count,
})

/** A NIC, bond or VLAN device of an oVirt host. */
export const hostInterfaceSchema = z.object({
  sourceId: z.string(),
  hostId: text,
  hostName: text,
  device: z.string(),
  kind: z.enum(['nic', 'bond', 'vlan']),
  /** The device below a VLAN device. */
  baseDevice: text,
  vlanId: count,
  mtu: count,
  speedMbps: amount,
  isUp: flag,
  macAddress: text,
  /** The number or word of the bonding driver's mode. */
  bondMode: text,
  /** `name=value`, the mode among them. */
  bondOptions: text,
  bondMembers: text,
  activeMember: text,
  networkName: text,
  networkLabels: text,
  isBridged: flag,
  bootProtocol: text,
  ipv4Address: text,
  ipv4Netmask: text,
  ipv4Gateway: text,
  ipv6Address: text,
  virtualFunctions: count,
})

/** How a host takes part in a logical network. */
export const networkAttachmentSchema = z.object({
  sourceId: z.string(),
  hostId: text,
  hostName: text,
  networkUuid: text,
  networkName: text,
  device: text,
  isInSync: flag,
  vlanId: count,
  mtu: count,
  bootProtocol: text,
  ipv4Address: text,
  ipv4Netmask: text,
  ipv4Gateway: text,
})

export type LogicalNetwork = z.infer<typeof logicalNetworkSchema>
export type VnicProfile = z.infer<typeof vnicProfileSchema>
export type HostInterface = z.infer<typeof hostInterfaceSchema>
export type NetworkAttachment = z.infer<typeof networkAttachmentSchema>
