import { z } from 'zod'

/** `critical`, `warning` and `information` are MTV's own categories of concern. */
export const findingSeveritySchema = z.enum(['critical', 'warning', 'information'])

/** What the engine says about the estate or the plan. `subject` is an object's id, or a manifest's "Kind namespace/name". */
export const findingSchema = z.object({
  ruleId: z.string(),
  subject: z.string(),
  severity: findingSeveritySchema,
  message: z.string(),
  /** What to do about it, one sentence; null where nothing need be done. */
  remedy: z.string().nullable(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
})

/** A rule that could not judge some VMs for want of an input: neither a finding nor fine. */
export const ruleNotEvaluatedSchema = z.object({
  ruleId: z.string(),
  because: z.string(),
  /** How many VMs that concerns. */
  vms: z.number().int(),
})

export type RuleNotEvaluated = z.infer<typeof ruleNotEvaluatedSchema>
export type FindingSeverity = z.infer<typeof findingSeveritySchema>
export type Finding = z.infer<typeof findingSchema>
