import { z } from 'zod'
import type { ApiContract } from './api-types.ts'
import { planSummarySchema } from './plan-summary.ts'
import { versionOverrides } from './version-overrides.ts'

/** The plan of the project as it is now. */
export const PLAN_API = {
  /** Computes the plan from the estate, the target (preset `odf` where none is chosen) and the decisions; stores nothing. */
  'plan.compute': { input: z.strictObject(versionOverrides), output: planSummarySchema },
} as const satisfies ApiContract
