import { z } from 'zod'

/** The steps of the way through, in their order. */
export const PROGRESS_STEPS = ['import', 'inventory', 'assess', 'target', 'map', 'size', 'waves', 'handOver'] as const

/** What is still to be decided or mended before everything can move. */
export const QUESTION_CODES = ['waiting', 'no-target', 'datastores', 'networks', 'unplaced', 'unsized', 'no-waves', 'unscheduled', 'notes'] as const

const count = z.number().int().min(0)

/** How far a project is, step by step. */
export const planProgressSchema = z.object({
  steps: z.array(z.object({
    step: z.enum(PROGRESS_STEPS),
    /** How much of the step is done, and of how much: sources, VMs, datastores and networks; null where nobody can say. */
    done: count.nullable(),
    total: count.nullable(),
    /** Open questions of the step; null: not evaluated. */
    open: count.nullable(),
  })),
  /** Those behind `open`, in the order of the steps. */
  questions: z.array(z.object({
    step: z.enum(PROGRESS_STEPS),
    code: z.enum(QUESTION_CODES),
    /** Why VMs are in no plan, and what that reason is called; null for other questions. */
    reason: z.string().nullable(),
    title: z.string().nullable(),
    count,
  })),
  /** Why VMs are in no plan, the commonest reason first; a VM with several counts for each. `first` are as many as are named in a line. */
  blockers: z.array(z.object({ code: z.string(), title: z.string(), vms: count, first: z.array(z.object({ id: z.string(), name: z.string() })) })),
})

export type PlanProgress = z.infer<typeof planProgressSchema>
