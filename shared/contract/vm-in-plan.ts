import { z } from 'zod'
import { findingSchema } from '#shared/domain/finding.ts'
import { titledReasonSchema } from './outside-plans.ts'
import { reasonSchema } from './reason.ts'

const why = z.array(titledReasonSchema)

/** What the plan as it is now makes of one VM, and what the checks say of it there. */
export const vmInPlanSchema = z.object({
  place: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('planned'),
      plan: z.string(),
      /** The manifest of the plan in the bundle. */
      file: z.string().nullable(),
      namespace: z.string(),
      targetName: z.string(),
      type: z.enum(['cold', 'warm']),
      /** What a person must do before the plan can start. */
      prerequisites: z.array(reasonSchema),
    }),
    /** It takes part, and no plan takes it. */
    z.object({ kind: z.literal('unplaced'), why }),
    /** It does not take part. */
    z.object({ kind: z.literal('excluded'), why }),
  ]),
  /** Null where no manifest is about the VM, so that nothing was asked of it. */
  checks: z
    .object({
      /** How many checks were asked. */
      total: z.number().int(),
      findings: z.array(findingSchema.extend({ title: z.string() })),
      /** Checks that could not be answered, for this VM or at all: neither passed nor failed. */
      notEvaluated: z.array(z.object({ checkId: z.string(), title: z.string(), because: z.string() })),
    })
    .nullable(),
})

export type VmInPlan = z.infer<typeof vmInPlanSchema>
