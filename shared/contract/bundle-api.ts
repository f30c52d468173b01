import { z } from 'zod'
import { findingSchema } from '#shared/domain/finding.ts'
import { mtvVersionSchema, openshiftVersionSchema } from '#shared/domain/target/versions.ts'
import { bundleDifferenceSchema } from './bundle-difference.ts'
import { bundleListRequest, bundleListSchema, bundleTreeRequest, bundleTreeSchema } from './bundle-lists.ts'
import { bundlePreviewSchema, bundleTextSchema } from './bundle-preview.ts'
import { BUNDLE_PARTS } from './bundle-parts.ts'
import { planSummarySchema } from './plan-summary.ts'
import { versionOverrides } from './version-overrides.ts'
import { vmInPlanSchema } from './vm-in-plan.ts'

export { BUNDLE_PARTS } from './bundle-parts.ts'

const notEvaluatedSchema = z.object({ checkId: z.string(), because: z.string() })

/** Decisions answered at a time, at most. */
const MOST_CHANGES = 200

/** Which bundle: the whole or one part, for the target's releases or for others. */
const bundleChoice = { only: z.enum(BUNDLE_PARTS).optional(), ...versionOverrides }

/** What is told while a bundle is made: phases begun of all, and files while they are written. */
const progressSchema = z.object({ phase: z.enum(['plan', 'check', 'lay-out', 'write']), done: z.number().int(), total: z.number().int() })

/** Showing, writing and comparing bundles, and judging folders of manifests. */
export const BUNDLE_API = {
  /** The bundle that an export would write now, in numbers. Nothing is written. */
  'bundle.preview': { input: z.strictObject(bundleChoice), output: bundlePreviewSchema, progress: progressSchema },
  /**
   * What the checks of that bundle, whole and for the target's own releases, found that would stop an export, by check, where it was made since the last change; null where it was not:
   * nothing is worked out to answer.
   */
  'bundle.verdict': { input: z.strictObject({}), output: z.object({ critical: z.array(z.object({ checkId: z.string(), title: z.string(), count: z.number().int().min(1) })).nullable() }) },
  /** A page of one of its lists: plans, images, findings, or what no plan takes. */
  'bundle.list': { input: bundleListRequest(bundleChoice), output: bundleListSchema, progress: progressSchema },
  /** Its files as a tree, without their texts. */
  'bundle.tree': { input: bundleTreeRequest(bundleChoice), output: bundleTreeSchema, progress: progressSchema },
  /** What that bundle makes of one VM: its plan or why it has none, and what the checks say of it. */
  'bundle.vm': { input: z.strictObject({ id: z.string().min(1) }), output: vmInPlanSchema, progress: progressSchema },
  /** What MTV will make of a VM, as YAML to read: its DataVolumes and its VirtualMachine; null where it is in no plan. */
  'bundle.vm-preview': { input: z.strictObject({ id: z.string().min(1) }), output: z.object({ text: z.string().nullable() }) },
  /** One file of that bundle, with the text that the last export wrote at its path. */
  'bundle.file': { input: z.strictObject({ path: z.string().min(1), ...bundleChoice }), output: bundleTextSchema, progress: progressSchema },
  /**
   * Computes the plan, checks it and writes the bundle, and keeps what was written in the project, to compare with.
   * AppError conflict, with details.reason: `critical-findings` (nothing is written unless accepted), `not-empty`
   * (the folder holds something, and force is off), `changed` (the bundle is not the expected one).
   */
  'bundle.export': {
    input: z.strictObject({
      out: z.string().min(1),
      /** Write into a folder that is not empty. */
      force: z.boolean().default(false),
      /** Write in spite of critical findings. */
      acceptCritical: z.boolean().default(false),
      /** The fingerprint of the preview that was looked at: another bundle is not written. */
      expected: z.string().optional(),
      /** `out` is a folder of the host's own that nobody will find again. */
      isDownload: z.boolean().default(false),
      ...bundleChoice,
    }),
    output: z.object({
      out: z.string(),
      files: z.array(z.string()),
      plan: planSummarySchema,
      checks: z.object({ findings: z.array(findingSchema), notEvaluated: z.array(notEvaluatedSchema) }),
      /** Why the project could not keep what was written, one sentence; null where it could. */
      notKept: z.string().nullable(),
    }),
    progress: progressSchema,
  },
  /** What is decided otherwise than at the newest export, by kind and subject, and which snapshots became current since. */
  'bundle.changes': {
    input: z.strictObject({ offset: z.number().int().min(0).default(0), limit: z.number().int().min(0).max(MOST_CHANGES).default(MOST_CHANGES) }),
    output: z.object({
      /** Null where the project was never exported. */
      last: z.object({ at: z.string(), out: z.string().nullable(), only: z.enum(BUNDLE_PARTS).nullable() }).nullable(),
      /** Whether that export noted what was in force; one by an older version did not. */
      isKnown: z.boolean(),
      /** Values as YAML; null where nothing was decided, or nothing is. */
      changes: z.array(z.object({ kind: z.string(), subject: z.string(), name: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
      total: z.number().int(),
      imports: z.array(z.object({ snapshot: z.number().int(), source: z.string(), exportedAt: z.string().nullable(), importedAt: z.string() })),
    }),
  },
  /** What that bundle has otherwise than an earlier one, which lies in a folder. Nothing is written. */
  'bundle.diff': { input: z.strictObject({ folder: z.string().min(1), ...bundleChoice }), output: bundleDifferenceSchema, progress: progressSchema },
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
} as const
