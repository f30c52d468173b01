import { z } from 'zod'
import { vlanKindSchema } from '../domain/estate/network.ts'
import { networkConceptsSchema, networkSecuritySchema } from './network-concepts.ts'
import { hostListSchema, hostNetworksSchema } from './host-networks-answer.ts'
import { nicLayoutAnswerSchema } from './nic-layout-answer.ts'

const count = z.number().int().min(0)
const text = z.string().nullable()

/** One layer-2 network, on however many switches and in however many sources it was seen. */
export const mergedNetworkSchema = z.object({
  /** The id of its first port group. */
  id: z.string(),
  name: z.string(),
  vlanKind: vlanKindSchema,
  vlanId: z.number().int().nullable(),
  /** All names it goes by, in natural order. */
  names: z.array(z.string()),
  portGroups: z.array(z.object({ id: z.string(), name: z.string(), sourceName: z.string(), switchName: text, datacenter: text })),
  sources: z.array(z.string()),
  vms: count,
  nics: count,
  evidence: z.array(z.enum(['same-switch', 'same-logical-network', 'same-subnet', 'same-name'])),
  confidence: z.enum(['high', 'medium', 'low']),
})

/** The networks of the source side, and what the NICs of the target's nodes become. */
export const NETWORK_API = {
  /** All sources together: networks by VLAN and name, what conflicts, which clusters carry what, and what vmkernel adapters are for. */
  'networks.analyse': {
    input: z.strictObject({}),
    output: z.object({
      networks: z.array(mergedNetworkSchema),
      conflicts: z.array(z.object({
        code: z.enum(['vms-on-uplink', 'vms-on-vmkernel', 'hosts-differ', 'name-with-several-vlans', 'vlan-with-several-names', 'vlan-apart', 'only-some-hosts', 'unused']),
        severity: z.enum(['warning', 'information']),
        portGroupIds: z.array(z.string()),
        vms: count,
        message: z.string(),
      })),
      /** A cell for each cluster and network with a host or a VM; `carryingHosts` is null where the inventory does not tell. */
      coverage: z.array(z.object({ networkId: z.string(), sourceName: z.string(), cluster: z.string(), carryingHosts: count.nullable(), hosts: count, vms: count })),
      vmkernel: z.array(z.object({
        sourceName: z.string(),
        portGroup: text,
        devices: z.array(z.string()),
        hosts: count,
        subnets: z.array(z.string()),
        mtus: z.array(z.number().int()),
        purpose: z.enum(['management', 'vmotion', 'storage', 'vsan', 'replication', 'provisioning', 'fault-tolerance', 'overlay']).nullable(),
        confidence: z.enum(['high', 'medium', 'low']).nullable(),
        because: z.string(),
      })),
      notEvaluated: z.array(z.string()),
    }),
  },
  /** What the source's concepts are called on the target, the list of VLANs, and what the ports of the switches have to be. */
  'networks.concepts': { input: z.strictObject({}), output: networkConceptsSchema },
  /** Rules of the source's firewall: what policies carry, what is only listed, and what is open. */
  'networks.security': { input: z.strictObject({}), output: networkSecuritySchema },
  'networks.hosts': { input: z.strictObject({}), output: hostListSchema },
  /** What one host of the sources carries; not-found where no current snapshot has it. */
  'networks.host': { input: z.strictObject({ hostId: z.string() }), output: hostNetworksSchema },
  /** By the project's target, with the VLANs of the plan; null where the target states no layout. */
  'nics.layOut': { input: z.strictObject({}), output: nicLayoutAnswerSchema },
} as const
