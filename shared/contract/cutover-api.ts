import { z } from 'zod'
import { gatewayDecisionSchema, GATEWAY_OWNERS } from '../domain/decisions/gateway-decision.ts'
import { vlanKindSchema } from '../domain/estate/network.ts'

const count = z.number().int().min(0)
const text = z.string().nullable()

/** A window of a schedule; null in `window` where the project has no schedule and the whole estate is one sheet. */
export const cutoverWaveSchema = z.object({
  number: z.number().int(),
  /** `<rule>/<day on which it begins>`; null: no schedule was made, so this is the whole estate. */
  window: text,
  /** ISO 8601 in UTC; null where the calendar has no such window any more. */
  start: text,
  end: text,
  vms: count,
})

/** One NIC of a VM that takes part. */
export const cutoverNicSchema = z.object({
  vm: z.string(),
  name: z.string(),
  targetName: text,
  namespace: text,
  plan: text,
  /** Null: in no wave. */
  wave: z.number().int().nullable(),
  nic: z.string(),
  mac: text,
  /** The network as `networks.analyse` calls it; null: attached to nothing, or to nothing known. */
  networkId: text,
  network: text,
  vlanKind: vlanKindSchema.nullable(),
  vlanId: z.number().int().nullable(),
  addresses: z.array(z.object({ address: z.string(), prefixLength: z.number().int().nullable() })),
  gateway: text,
  dnsServers: z.array(z.string()),
  dnsDomain: text,
  addressing: z.enum(['static', 'dhcp', 'unknown']),
  addressingBecause: z.string(),
  /** Where it goes: the attachment, "pod network", "left out"; null: open. */
  destination: text,
  /** Rules of the firewall that name the VM; null: not evaluated. */
  firewallRules: z.array(z.string()).nullable(),
  /** As a list of applications names them; null: not evaluated. */
  loadBalancers: z.array(z.string()).nullable(),
})

/** What becomes of a network between the first wave and the last. */
export const cutoverNetworkSchema = z.object({
  networkId: z.string(),
  /** Decide a gateway on all of them: newer inventories may put them together otherwise. */
  portGroupIds: z.array(z.string()),
  name: z.string(),
  vlanKind: vlanKindSchema,
  vlanId: z.number().int().nullable(),
  /** As the plan of addresses states them. */
  subnets: z.array(z.string()),
  gateways: z.array(z.string()),
  vms: count,
  /** VMs that stay at the source: in no wave, left out or in no plan. */
  vmsThatStay: count,
  /** Windows between which VMs are on both sides; null: never, or nobody knows. */
  stretchedFrom: text,
  stretchedTo: text,
  lastVm: text,
  gatewayOwner: z.enum([...GATEWAY_OWNERS, 'unknown']),
  gatewayOwnerName: text,
  /** The window in which it has to move at the latest; null: it need not, or nobody knows. */
  gatewayMoves: text,
  /** Null: nobody has decided, and the rest is what the inventory tells. */
  gatewayDecision: gatewayDecisionSchema.nullable(),
  because: z.string(),
})

/** What people need in the night of a cut-over. */
export const CUTOVER_API = {
  /** By the schedule that the project keeps, or for the whole estate at once where there is none. */
  'cutover.sheet': {
    input: z.strictObject({
      wave: z.number().int().min(1).optional(),
      /** NICs that hold all of these words, in names, addresses, VLAN or destination; counts are of these. */
      search: z.string().optional(),
      /** Of the NICs; all of them where they are missing. */
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(0).optional(),
    }),
    output: z.object({
      basis: z.enum(['waves', 'estate']),
      waves: z.array(cutoverWaveSchema),
      nics: z.array(cutoverNicSchema),
      /** Before the page is cut. */
      totals: z.object({ nics: count, vms: count }),
      networks: z.array(cutoverNetworkSchema),
      /** What nobody could look at, one sentence each: never "nothing found". */
      notEvaluated: z.array(z.string()),
    }),
  },
} as const
