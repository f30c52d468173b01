import { z } from 'zod'
import { BOND_MODES, trafficKindSchema } from '../domain/target/nic-layout.ts'

const mtu = z.number().int().nullable()
const vlanId = z.number().int().nullable()
const speedMbps = z.number().nullable()
const traffic = z.array(trafficKindSchema)

/** The layout of a group of nodes, as it would be on each of them. */
export const laidOutGroupSchema = z.object({
  name: z.string(),
  nodeSelector: z.record(z.string(), z.string()),
  /** Whether bonds follow from the number of NICs; else they are as stated. */
  isProposed: z.boolean(),
  bonds: z.array(z.object({
    name: z.string(),
    kind: z.enum(['kernel', 'ovs', 'single']),
    mode: z.enum(BOND_MODES).nullable(),
    nics: z.array(z.object({ name: z.string(), speedMbps, card: z.string().nullable(), switch: z.string().nullable() })),
    traffic,
    /** Lies under br-ex: made at installation, never changed here. */
    isClusterOwned: z.boolean(),
    mtu,
  })),
  bridges: z.array(z.object({ name: z.string(), kind: z.enum(['ovs', 'linux']), bondName: z.string(), physicalNetworks: z.array(z.string()) })),
  hostInterfaces: z.array(z.object({ traffic: trafficKindSchema, name: z.string(), kind: z.enum(['vlan', 'internal', 'bond']), bondName: z.string(), vlanId, mtu, addressing: z.enum(['dhcp', 'static', 'none']) })),
  mappings: z.array(z.object({ localnet: z.string(), bridge: z.string() })),
  /** The VLAN that all of br-ex is in; null: none, or nobody has said. */
  clusterBridgeVlan: vlanId,
  freeNics: z.array(z.string()),
  switchPorts: z.array(z.object({ bondName: z.string(), nics: z.array(z.string()), isAggregated: z.boolean(), taggedVlans: z.array(z.number().int()), hasUntagged: z.boolean(), mtu, asks: z.array(z.string()) })),
})

const podNetwork = z.object({ name: z.string(), namespace: z.string(), master: z.string(), mtu, range: z.string(), route: z.string().nullable() }).nullable()

/** Null where the target states no layout. */
export const nicLayoutAnswerSchema = z.object({
  layout: z.object({
    groups: z.array(laidOutGroupSchema),
    policies: z.array(z.object({ name: z.string(), group: z.string() })),
    liveMigration: podNetwork,
    transfer: podNetwork,
    problems: z.array(z.object({ ruleId: z.string(), severity: z.enum(['error', 'broken', 'open', 'accepted', 'note']), group: z.string().nullable(), bondName: z.string().nullable(), message: z.string(), remedy: z.string().nullable() })),
    bandwidth: z.array(z.object({
      group: z.string(),
      traffic: trafficKindSchema,
      bondName: z.string(),
      offeredMbps: speedMbps,
      flowMbps: speedMbps,
      sharedWith: traffic,
      needs: z.array(z.object({ code: z.enum(['largest-vm', 'evacuation', 'demand']), verdict: z.enum(['enough', 'short', 'unknown']), message: z.string() })),
    })),
  }).nullable(),
})
