import { z } from 'zod'
import { planProgressSchema } from './plan-progress.ts'
import { PLAN_PARTS, planOverviewSchema, planPageSchema } from './plan-summary.ts'
import { versionOverrides } from './version-overrides.ts'

/** Entries on one page at most: as many as a table holds around what it shows. */
export const MOST_PLAN_ROWS = 1_000

/** The plan of the project as it is now. */
export const PLAN_API = {
  /** Computes the plan from the estate, the target (preset `odf` where none is chosen) and the decisions; stores nothing. */
  'plan.compute': { input: z.strictObject(versionOverrides), output: planOverviewSchema },
  /**
   * How far the project is, step by step, and what is still open; all of the project, whatever the scope. Sizing takes a second for 50,000 VMs:
   * without `withSizing` what it leaves open is told only where it was sized since the last change, and of more than 10,000 VMs nothing that the plan
   * would have to be worked out for.
   */
  'plan.progress': { input: z.strictObject({ withSizing: z.boolean().default(false) }), output: planProgressSchema },
  /** A page of one part of that plan, in the plan's own order; with a VM, only the entries about it. */
  'plan.list': {
    input: z.strictObject({
      part: z.enum(PLAN_PARTS),
      /** A VM's id; plans and images are about none. */
      vm: z.string().min(1).optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(MOST_PLAN_ROWS).default(MOST_PLAN_ROWS),
      ...versionOverrides,
    }),
    output: planPageSchema,
  },
} as const
