import { z } from 'zod'
import { findingSeveritySchema } from '#shared/domain/finding.ts'
import { mtvVersionSchema, openshiftVersionSchema } from '#shared/domain/target/versions.ts'
import { BUNDLE_PARTS, HANDED_OVER_PARTS } from './bundle-parts.ts'
import { outsidePlansSchema } from './outside-plans.ts'
import { planSummarySchema } from './plan-summary.ts'

/** How a file of a bundle differs from the one that the last export wrote at its path. */
export const FILE_CHANGES = ['added', 'changed', 'same', 'removed'] as const

const partSchema = z.enum(BUNDLE_PARTS).nullable()
const bytes = z.number().int().min(0)
const count = z.number().int().min(0)

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

/** What one reason keeps out of all plans, or what of a VM: how many VMs, or NICs. A VM with several reasons is in several groups. */
const reasonGroupSchema = z.object({ code: z.string(), title: z.string(), count })

/** What one check found of one severity. */
const findingGroupSchema = z.object({
  severity: findingSeveritySchema,
  checkId: z.string(),
  title: z.string(),
  /** Where all findings have the same one. */
  remedy: z.string().nullable(),
  count,
})

/**
 * A bundle before it is written: what is in it, what the checks say of it, and how it differs from the last one. All that grows with the estate is counted
 * here, and listed a page at a time (bundle-lists.ts).
 */
export const bundlePreviewSchema = z.object({
  /** Stands for the bytes of all files: two previews with the same one are the same bundle. */
  fingerprint: z.string(),
  only: partSchema,
  plan: planSummarySchema.pick({ target: true, counts: true, assumptions: true }).extend({
    disks: outsidePlansSchema.shape.disks,
    /** The largest group first. */
    unplaced: z.array(reasonGroupSchema),
    excluded: z.array(reasonGroupSchema),
    leftOutNics: z.array(reasonGroupSchema),
    images: z.object({ total: count, toRebuild: count }),
  }),
  checks: z.object({
    /** How many checks were asked. */
    total: z.number().int(),
    /** The worst severity first, and in the order of the checks. */
    groups: z.array(findingGroupSchema),
    notEvaluated: z.array(z.object({ checkId: z.string(), title: z.string(), because: z.string() })),
  }),
  /** Compared with the last export, if there is one; else all are added. `removed`: files of that export which this bundle has no more. */
  files: z.object({ total: count, bytes, added: count, changed: count, same: count, removed: count }),
  /** Null where the project was never exported. */
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
export type FindingGroup = z.infer<typeof findingGroupSchema>
export type ReasonGroup = z.infer<typeof reasonGroupSchema>
