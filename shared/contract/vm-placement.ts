import { z } from 'zod'
import { balancingDecisionSchema, nodeGroupDecisionSchema, RESTART_LEVELS, restartPriorityDecisionSchema } from '#shared/domain/decisions/placement-decisions.ts'
import { reasonSchema } from './reason.ts'

const count = z.number().int().min(0)
const carrier = z.enum(['plan', 'patch', 'advice'])

const choice = <Value extends z.ZodType, Decision extends z.ZodType>(value: Value, decision: Decision) =>
  z.object({ value, decision: decision.nullable(), /** `advice`: nothing brings it. */ carrier, why: z.array(reasonSchema) })

/** Where one VM runs, how soon it starts again and whether it is moved, each with what brings it and why. */
export const vmPlacementRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  source: z.string(),
  sourceName: z.string(),
  cluster: z.string().nullable(),
  /** Null: any node without a taint. */
  nodeGroup: choice(z.string().nullable(), nodeGroupDecisionSchema),
  /** Null: no priority. */
  restartPriority: choice(z.enum(RESTART_LEVELS).nullable(), restartPriorityDecisionSchema),
  /** Whether the descheduler may move it; null: there is none. */
  balancing: choice(z.boolean().nullable(), balancingDecisionSchema),
  /** Rules of the sources that it is in. */
  rules: z.array(z.object({ name: z.string(), kind: z.enum(['together', 'apart', 'on-hosts', 'off-hosts', 'disabled', 'unknown']), strength: z.enum(['required', 'preferred']).nullable(), carrier, why: z.array(reasonSchema) })),
})

/** Which of them are listed; every condition has to hold. */
const query = {
  scope: z.string().optional(),
  /** Words that a row has to hold, in its name, cluster, group or rules. */
  search: z.string().optional(),
  show: z.enum(['all', 'decided', 'placed']).default('all'),
  /** This VM alone. */
  vm: z.string().min(1).optional(),
}

export const vmPlacementRequestSchema = z.strictObject({ ...query, offset: count.default(0), /** All rows where it is missing. */ limit: count.optional() })

export const vmPlacementAnswerSchema = z.object({
  /** In natural order of source and id. */
  rows: z.array(vmPlacementRowSchema),
  /** Rows that pass the query, and VMs in scope at all. */
  total: count,
  vms: count,
  /** Of the VMs in scope: about which somebody decided, and which have a group, a priority, a rule, or are left alone. */
  counts: z.object({ decided: count, placed: count }),
  /** Node groups of the target, by name. */
  nodeGroups: z.array(z.string()),
  hasDescheduler: z.boolean(),
})

const state = z.object({ nodeGroup: z.string().nullable(), restartPriority: z.enum(RESTART_LEVELS).nullable(), isBalanced: z.boolean().nullable() })

/** What decisions about where VMs run would change. */
export const vmPlacementPreviewSchema = z.object({
  /** VMs named by the changes that take part, and those of them for which something becomes another. */
  vms: count,
  changed: count,
  /** The first of them, those that change before the others. */
  rows: z.array(z.object({ id: z.string(), name: z.string(), before: state, after: state, warnings: z.array(z.string()) })),
  /** What follows, one sentence each. */
  consequences: z.array(z.string()),
})

export type VmPlacementRow = z.infer<typeof vmPlacementRowSchema>
export type VmPlacementRequest = z.infer<typeof vmPlacementRequestSchema>
export type VmPlacementAnswer = z.infer<typeof vmPlacementAnswerSchema>
export type VmPlacementPreview = z.infer<typeof vmPlacementPreviewSchema>
