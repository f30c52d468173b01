import { z } from 'zod'
import { hostSchema } from './host-name.ts'

/** A node and the address of its management controller. */
export const fencedNodeSchema = z.strictObject({ name: z.string().min(1).max(253), address: hostSchema })

/** How failed nodes are taken out of service: by themselves, or by their management controllers. With features.nodeHealthCheck. */
export const remediationPolicySchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('self') }),
  z.strictObject({
    by: z.literal('fence-agents'),
    agent: z.string().regex(/^fence_[a-z0-9_]+$/, 'must be the name of a fence agent, such as fence_ipmilan').default('fence_ipmilan'),
    nodes: z.array(fencedNodeSchema).min(1),
  }),
])

export type FencedNode = z.infer<typeof fencedNodeSchema>
