import { z } from 'zod'

const MOST_PERCENT = 100
const MOST_FAILOVER_PERCENT = 90
const DEFAULT_THREADS = 2
const MOST_CURRENCY = 12

/** A model of node that can be had. */
export const nodeOfferSchema = z.strictObject({
  name: z.string().min(1),
  sockets: z.number().int().positive(),
  coresPerSocket: z.number().int().positive(),
  threadsPerCore: z.number().int().min(1).max(2).default(DEFAULT_THREADS),
  memoryGib: z.number().positive(),
  /** The most of them; absent: as many as are needed. */
  count: z.number().int().positive().optional(),
  /** The fenced group whose nodes they are; absent: the general one's. */
  group: z.string().min(1).optional(),
  /** Only groups that tolerate all of them land here. */
  taints: z.array(z.string().min(1)).default([]),
  /** Disks for ODF; 0: no storage node. Absent: by the scenario's `odf` where the target is hyperconverged. */
  odfDisks: z.number().int().min(0).optional(),
  odfDiskTib: z.number().positive().optional(),
  localDiskGib: z.number().positive().optional(),
  watts: z.number().positive().optional(),
  /** Of one node, in the scenario's currency. */
  price: z.number().min(0).optional(),
})

/** How many nodes may fail: a count, percent of all nodes, or what HA of the source was set to hold. */
export const failoverSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('count'), nodes: z.number().int().min(0) }),
  z.strictObject({ by: z.literal('percent'), percent: z.number().min(0).max(MOST_FAILOVER_PERCENT) }),
  /** `otherwise` counts where the source does not say. */
  z.strictObject({ by: z.literal('source'), otherwise: z.number().int().min(0).default(1) }),
])

/** What somebody typed; the product knows no price. Each is of one subscription in the time that one plans for. */
export const pricesSchema = z.strictObject({
  currency: z.string().max(MOST_CURRENCY).default(''),
  openshift: z.number().min(0).optional(),
  odf: z.number().min(0).optional(),
  acm: z.number().min(0).optional(),
})

const values = z.array(z.string().min(1)).min(1)

/** Which VMs are of a group. Texts are compared without regard to case. */
export const groupMatchSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('vm'), values }),
  z.strictObject({ by: z.literal('cluster'), values }),
  /** A folder with all below it. */
  z.strictObject({ by: z.literal('folder'), values }),
  z.strictObject({ by: z.literal('attribute'), attribute: z.string().min(1), values }),
  /** A part of the name of the guest's system, or of the VM. */
  z.strictObject({ by: z.literal('guest-os'), values }),
  z.strictObject({ by: z.literal('name-part'), values }),
])

/** VMs that are planned for otherwise than the rest, on nodes of their own if fenced. */
export const nodeGroupSchema = z.strictObject({
  name: z.string().min(1),
  match: groupMatchSchema,
  /** Has nodes of its own, on which no other VM lands. */
  isFenced: z.boolean().default(false),
  cpuOvercommit: z.number().min(1, 'must be at least 1: a vCPU cannot have more than a core').optional(),
  memoryOvercommitPercent: z.number().min(MOST_PERCENT, 'must be at least 100: less is no overcommit').optional(),
  failover: failoverSchema.optional(),
  tolerations: z.array(z.string().min(1)).default([]),
  /** What its VMs need by the physical cores on which they can land. */
  licence: z.enum(['windows', 'sql-server', 'oracle']).optional(),
})

export type NodeOffer = z.infer<typeof nodeOfferSchema>
export type Failover = z.infer<typeof failoverSchema>
export type GroupMatch = z.infer<typeof groupMatchSchema>
export type NodeGroup = z.infer<typeof nodeGroupSchema>
