import { z } from 'zod'

/** Restart priorities of HA, from the first that is restarted on, as vSphere names them. */
export const RESTART_LEVELS = ['highest', 'high', 'medium', 'low', 'lowest'] as const
export type RestartLevel = (typeof RESTART_LEVELS)[number]

const reason = z.string().optional()

/** Subject: VM id. A node group of the target; null: none, whatever group its cluster has. */
export const nodeGroupDecisionSchema = z.strictObject({ group: z.string().min(1).nullable(), reason })
/** Subject: VM id. The priority with which it starts after a failure; null: none, whatever HA of its source says. */
export const restartPriorityDecisionSchema = z.strictObject({ level: z.enum(RESTART_LEVELS).nullable(), reason })
/** Subject: VM id. Whether the descheduler may move it to balance the load. */
export const balancingDecisionSchema = z.strictObject({ isBalanced: z.boolean(), reason })
