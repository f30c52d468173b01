import { z } from 'zod'
import { findingSchema } from '#shared/domain/finding.ts'
import { mtvVersionSchema, openshiftVersionSchema } from '#shared/domain/target/versions.ts'
import { BUNDLE_PARTS, HANDED_OVER_PARTS } from './bundle-parts.ts'
import { outsidePlansSchema } from './outside-plans.ts'
import { planSummarySchema } from './plan-summary.ts'

/** How a file of a bundle differs from the one that the last export wrote at its path. */
export const FILE_CHANGES = ['added', 'changed', 'same', 'removed'] as const

const partSchema = z.enum(BUNDLE_PARTS).nullable()
const bytes = z.number().int().min(0)

/** What the newest export of the project was, as the project keeps it. */
const lastExportSchema = z.object({
  /** ISO 8601 in UTC. */
  at: z.string(),
  /** The folder; null where it was a download. */
  out: z.string().nullable(),
  /** Null for the whole bundle. */
  only: z.enum(HANDED_OVER_PARTS).nullable(),
  versions: z.object({ mtv: mtvVersionSchema, openshift: openshiftVersionSchema }),
  files: z.number().int(),
})

/** A bundle before it is written: what is in it, what the checks say of it, and how it differs from the last one. */
export const bundlePreviewSchema = z.object({
  /** Stands for the bytes of all files: two previews with the same one are the same bundle. */
  fingerprint: z.string(),
  only: partSchema,
  plan: planSummarySchema.pick({ target: true, counts: true, plans: true, images: true, assumptions: true }).extend(outsidePlansSchema.shape),
  checks: z.object({
    /** How many checks were asked. */
    total: z.number().int(),
    /** `file` holds the object that the finding is about; null where it is about something else or the part leaves it out. */
    findings: z.array(findingSchema.extend({ title: z.string(), file: z.string().nullable() })),
    notEvaluated: z.array(z.object({ checkId: z.string(), title: z.string(), because: z.string() })),
  }),
  /** In the order of their paths. */
  files: z.array(z.object({ path: z.string(), bytes, change: z.enum(['added', 'changed', 'same']) })),
  /** Files of the last export that this bundle has no more; `bytes` as they were. */
  removed: z.array(z.object({ path: z.string(), bytes })),
  /** Null where the project was never exported. Then every file is added. */
  last: lastExportSchema.nullable(),
})

/** A text that may have been cut; `missingBytes` of its end are left out. */
const cutTextSchema = z.object({ text: z.string(), bytes, missingBytes: bytes })

export const bundleTextSchema = z.object({
  path: z.string(),
  change: z.enum(FILE_CHANGES),
  /** Null where the bundle has the file no more. */
  now: cutTextSchema.nullable(),
  /** As the last export wrote it; null where it wrote none. */
  before: cutTextSchema.nullable(),
})

export type BundlePreview = z.infer<typeof bundlePreviewSchema>
export type BundleText = z.infer<typeof bundleTextSchema>
export type FileChange = (typeof FILE_CHANGES)[number]
