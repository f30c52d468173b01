import { z } from 'zod'
import { findingSchema } from '#shared/domain/finding.ts'
import { mtvVersionSchema, openshiftVersionSchema } from '#shared/domain/target/versions.ts'
import type { ApiContract } from './api-types.ts'
import { planSummarySchema } from './plan-summary.ts'
import { versionOverrides } from './version-overrides.ts'

/** Parts of a bundle that can be written alone. */
export const BUNDLE_PARTS = ['mtv', 'cluster'] as const

const notEvaluatedSchema = z.object({ checkId: z.string(), because: z.string() })

/** Writing bundles, and judging folders of manifests. */
export const BUNDLE_API = {
  /** Computes the plan, checks it and writes the bundle; nothing is written where a check finds something critical, unless forced. */
  'bundle.export': {
    input: z.strictObject({ out: z.string().min(1), only: z.enum(BUNDLE_PARTS).optional(), force: z.boolean().default(false), ...versionOverrides }),
    output: z.object({
      out: z.string(),
      files: z.array(z.string()),
      plan: planSummarySchema,
      checks: z.object({ findings: z.array(findingSchema), notEvaluated: z.array(notEvaluatedSchema) }),
    }),
    progress: z.object({ phase: z.enum(['plan', 'check', 'write']), done: z.number().int(), total: z.number().int() }),
  },
  /** Judges a folder of manifests as it lies there, against the versions given or those in its summary.json. */
  'bundle.check': {
    input: z.strictObject({ folder: z.string().min(1), ...versionOverrides }),
    output: z.object({
      documents: z.number().int(),
      versions: z.object({ mtv: mtvVersionSchema, openshift: openshiftVersionSchema }),
      findings: z.array(findingSchema),
      notEvaluated: z.array(notEvaluatedSchema),
    }),
  },
} as const satisfies ApiContract
