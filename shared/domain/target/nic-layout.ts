import { z } from 'zod'
import { interfaceNameSchema } from './interface-name.ts'

/**
 * What NICs carry. `cluster`: node to node and to the control plane, on br-ex. `trunks`: guests that tag frames
 * themselves; everything else as its name says, `import` being what MTV copies.
 */
export const TRAFFIC_KINDS = ['cluster', 'storage', 'liveMigration', 'vms', 'backup', 'import', 'replication', 'trunks'] as const
export const trafficKindSchema = z.enum(TRAFFIC_KINDS)

/** `lacp` is mode 4 (802.3ad), `active-backup` mode 1, `balance-slb` a bond inside an OVS bridge. */
export const BOND_MODES = ['lacp', 'active-backup', 'balance-slb'] as const
export const bondModeSchema = z.enum(BOND_MODES)

/** Rules on layouts that people may break knowingly. */
export const ACCEPTABLE_RULES = ['single-interface', 'same-card', 'same-switch', 'vms-on-cluster-bridge'] as const

const vlanId = z.number().int().min(1).max(4094).nullable()
const mtu = z.number().int().min(576).max(65_535)
const ipv4 = z.ipv4('must be an IPv4 address')
const ipv4Network = z.cidrv4('must be an IPv4 network such as 10.0.3.0/24')

/** A network on which nodes have addresses. No VLAN: untagged on a bond of its own. */
const nodeNetworkSchema = z.strictObject({
  vlanId: vlanId.default(null),
  mtu: mtu.optional(),
  /** `static`: the first node of the first group gets `first`, each further node the next address. */
  addressing: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('dhcp') }),
    z.strictObject({ by: z.literal('static'), first: ipv4, prefixLength: z.number().int().min(8).max(30) }),
  ]),
})

/** A network on which pods of the cluster get their addresses from a range (whereabouts). */
const podNetwork = { vlanId: vlanId.default(null), mtu: mtu.optional(), range: ipv4Network.optional() }
export const liveMigrationNetworkSchema = z.strictObject(podNetwork)
/** `route`: the gateway towards the sources, or none where they are on the network itself. */
export const importNetworkSchema = z.strictObject({ ...podNetwork, route: z.union([ipv4, z.literal('none')]).default('none') })

const nicSchema = z.strictObject({
  name: interfaceNameSchema,
  speedMbps: z.number().positive().optional(),
  /** The card that the port is on; absent: as the name of the interface tells, if it does. */
  card: z.string().min(1).optional(),
  /** The switch that the port is cabled to. */
  switch: z.string().min(1).optional(),
})

const bondSchema = z.strictObject({
  name: interfaceNameSchema,
  nics: z.array(interfaceNameSchema).min(1),
  /** Absent: the group's. */
  mode: bondModeSchema.optional(),
  mtu: mtu.optional(),
  traffic: z.array(trafficKindSchema).min(1),
})

/** Nodes with the same NICs, which get the same layout. */
export const nodeGroupSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'must be a DNS-1123 label: lower-case letters, digits and dashes').max(40),
  nodeSelector: z.record(z.string().min(1), z.string()).default({ 'node-role.kubernetes.io/worker': '' }),
  nics: z.array(nicSchema).min(1).max(32),
  /** `mac`: names differ from node to node, so each node is listed with the MAC addresses of its NICs. */
  identifyBy: z.enum(['name', 'mac']).default('name'),
  /** Needed for MAC addresses and for static addresses; a policy a node then. */
  nodes: z.array(z.strictObject({ name: z.string().min(1).max(253), macAddresses: z.record(interfaceNameSchema, z.string().regex(/^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$/, 'must be a MAC address')).default({}) })).default([]),
  bondMode: bondModeSchema.default('lacp'),
  /** Empty: as Portolan proposes by the number of NICs. */
  bonds: z.array(bondSchema).default([]),
  /** NICs that a proposal keeps for guests with trunks. */
  trunkNics: z.array(interfaceNameSchema).default([]),
  /** Rules that may be broken here, by their ids. */
  accepts: z.array(z.enum(ACCEPTABLE_RULES)).default([]),
})

/** Which NICs of the target's nodes carry what. No group: nodes have their bonds already, and only bridges are made. */
export const nicLayoutSchema = z.strictObject({
  groups: z.array(nodeGroupSchema).default([]),
  /** Kinds that this cluster does not have, such as IP storage where the array is on Fibre Channel. */
  without: z.array(z.enum(['storage', 'backup', 'replication', 'import'])).default([]),
  networks: z.strictObject({
    storage: nodeNetworkSchema.optional(),
    backup: nodeNetworkSchema.optional(),
    replication: nodeNetworkSchema.optional(),
    liveMigration: liveMigrationNetworkSchema.optional(),
    import: importNetworkSchema.optional(),
  }).prefault({}),
  /** In which time a node has to be empty; absent: nobody has said. */
  evacuationMinutes: z.number().positive().optional(),
  /** What a single live migration may take at most; absent: no policy. */
  bandwidthMbpsPerMigration: z.number().int().positive().optional(),
}).superRefine(({ groups }, context) => {
  groups.forEach(({ name }, index) => {
    if (groups.findIndex((group) => group.name === name) !== index) context.addIssue({ code: 'custom', path: ['groups', index, 'name'], message: `${name} is there twice` })
  })
})

export type TrafficKind = (typeof TRAFFIC_KINDS)[number]
export type BondMode = (typeof BOND_MODES)[number]
export type NodeGroup = z.infer<typeof nodeGroupSchema>
export type NodeNic = NodeGroup['nics'][number]
export type NicLayout = z.infer<typeof nicLayoutSchema>
