import { z } from 'zod'
import { DECISION_KINDS } from '#shared/domain/decisions/decision.ts'
import { importReportSchema } from '#shared/domain/estate/import-report.ts'
import { findingSchema } from '#shared/domain/finding.ts'
import { targetSchema } from '#shared/domain/target/target.ts'
import { MTV_VERSIONS, mtvVersionSchema, OPENSHIFT_VERSIONS, openshiftVersionSchema } from '#shared/domain/target/versions.ts'
import type { ApiContract } from './api-types.ts'
import { planSummarySchema } from './plan-summary.ts'

/** What can be listed. */
export const INVENTORY_KINDS = ['vms', 'hosts', 'clusters', 'datastores', 'networks', 'disks', 'nics'] as const
export const inventoryKindSchema = z.enum(INVENTORY_KINDS)

/** The releases that bundles can be written for, oldest first. */
export const SUPPORTED_VERSIONS = { mtv: MTV_VERSIONS, openshift: OPENSHIFT_VERSIONS } as const

/** Parts of a bundle that can be written alone. */
export const BUNDLE_PARTS = ['mtv', 'cluster'] as const

const versionOverrides = { mtv: mtvVersionSchema.optional(), openshift: openshiftVersionSchema.optional() }
const notEvaluatedSchema = z.object({ checkId: z.string(), because: z.string() })
const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])

const projectInfoSchema = z.object({ path: z.string(), sources: z.number().int(), vms: z.number().int(), target: z.string().nullable() })
const journalEntrySchema = z.object({
  seq: z.number().int(),
  batch: z.number().int(),
  kind: z.string(),
  subject: z.string(),
  old: z.unknown(),
  new: z.unknown(),
  at: z.string(),
  isUndone: z.boolean(),
})

/** Every call between a host and the backend: one schema for what goes in, what comes out and what is told on the way. */
export const API = {
  /** Opens the project file, creating it where `create` allows; an open one is closed first. */
  'project.open': { input: z.strictObject({ path: z.string().min(1), create: z.boolean() }), output: projectInfoSchema },
  'project.info': { input: z.strictObject({}), output: projectInfoSchema },
  'project.close': { input: z.strictObject({}), output: z.object({}) },

  /** Reads all files in one transaction: all of them are in the project afterwards, or none is. */
  'inventory.import': {
    input: z.strictObject({ files: z.array(z.string().min(1)).min(1) }),
    output: importReportSchema,
    progress: z.object({
      phase: z.enum(['detect', 'read', 'index', 'done']),
      file: z.string(),
      sheet: z.string().nullable(),
      rows: z.number().int(),
    }),
  },
  /** The newest import's report. */
  'inventory.report': { input: z.strictObject({}), output: importReportSchema },
  'inventory.list': {
    input: z.strictObject({ kind: inventoryKindSchema, where: z.string().optional() }),
    output: z.object({ columns: z.array(z.string()), rows: z.array(z.record(z.string(), cellSchema)) }),
  },

  'target.presets': { input: z.strictObject({}), output: z.array(targetSchema) },
  'target.get': { input: z.strictObject({}), output: targetSchema.nullable() },
  /** Takes a preset's id or a YAML file's path as the project's target; `mtv` and `openshift` override its versions. */
  'target.use': { input: z.strictObject({ target: z.string().min(1).optional(), ...versionOverrides }), output: targetSchema },

  /** Takes over a decisions file (portolan/v1); one undo step. */
  'decisions.import': { input: z.strictObject({ file: z.string().min(1) }), output: z.object({ applied: z.number().int(), unknownSubjects: z.array(z.string()) }) },
  /** One undo step; a value of null takes the decision back. */
  'decisions.apply': {
    input: z.strictObject({ changes: z.array(z.strictObject({ kind: z.enum(DECISION_KINDS), subject: z.string().min(1), value: z.unknown() })).min(1) }),
    output: z.object({ batch: z.number().int() }),
  },
  'decisions.undo': { input: z.strictObject({}), output: z.object({ batch: z.number().int().nullable() }) },
  'decisions.redo': { input: z.strictObject({}), output: z.object({ batch: z.number().int().nullable() }) },
  'decisions.list': { input: z.strictObject({}), output: z.array(journalEntrySchema) },

  /** Computes the plan from the estate, the target (preset `odf` where none is chosen) and the decisions; stores nothing. */
  'plan.compute': { input: z.strictObject(versionOverrides), output: planSummarySchema },

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

export type Api = typeof API
/** What a call answers. */
export type ApiOutput<Name extends keyof Api> = z.infer<Api[Name]['output']>
export type InventoryKind = (typeof INVENTORY_KINDS)[number]
export type BundlePart = (typeof BUNDLE_PARTS)[number]
