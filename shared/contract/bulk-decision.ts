import { z } from 'zod'
import { inclusionDecisionSchema, storageClassDecisionSchema, vmNamespaceDecisionSchema } from '#shared/domain/decisions/decision.ts'
import { DECIDED_FACT_FIELDS, decidedFactsSchema } from '#shared/domain/decisions/vm-facts-decision.ts'
import { decidedLabelsSchema } from '#shared/domain/decisions/vm-labels-decision.ts'
import { queryConditionsSchema } from './inventory-query.ts'

/** Ids travel only where they are few: more VMs are named by the list that shows them. */
const MOST_IDS = 1_000
/** Pieces of a selection; each is a run of rows that follow one another. */
const MOST_RANGES = 10_000

const place = z.number().int().min(0)

/** The VMs that a decision is about. */
const chosenVmsSchema = z.union([
  z.strictObject({ ids: z.array(z.string().min(1)).min(1).max(MOST_IDS) }),
  /** Rows of a list as these conditions filter and sort it: the runs given, from place to place (both count), or all. */
  z.strictObject({ conditions: queryConditionsSchema, ranges: z.array(z.tuple([place, place])).max(MOST_RANGES).optional() }),
])

/** What becomes of single facts of each VM: texts, null for none, or what lists say; what else is decided of it stays. */
const factsPatchSchema = z
  .strictObject({ set: decidedFactsSchema.default({}), takeBack: z.array(z.enum(DECIDED_FACT_FIELDS)).default([]), reason: z.string().min(1).optional() })
  .refine(({ set, takeBack }) => Object.keys(set).length + takeBack.length > 0, 'names no field')

/** What becomes of single labels of each VM; its other ones stay. */
const labelsPatchSchema = z
  .strictObject({ set: decidedLabelsSchema.default({}), remove: z.array(z.string().min(1)).default([]), reason: z.string().min(1).optional() })
  .refine(({ set, remove }) => Object.keys(set).length + remove.length > 0, 'names no label')

/** One decision for many VMs; a value of null takes theirs back. */
const vmDecisionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('vm.inclusion'), value: inclusionDecisionSchema.nullable() }),
  z.strictObject({ kind: z.literal('vm.namespace'), value: vmNamespaceDecisionSchema.nullable() }),
  z.strictObject({ kind: z.literal('vm.storage-class'), value: storageClassDecisionSchema.nullable() }),
  z.strictObject({ kind: z.literal('vm.facts'), value: factsPatchSchema.nullable() }),
  z.strictObject({ kind: z.literal('vm.labels'), value: labelsPatchSchema.nullable() }),
])

export const bulkDecisionSchema = z.strictObject({
  vms: chosenVmsSchema,
  decision: vmDecisionSchema,
  /** True: nothing is written. */
  isPreview: z.boolean(),
  /** A preview's own: error conflict where the VMs or their decisions are others by now. */
  fingerprint: z.string().optional(),
})

/** What is so of one VM, as far as such decisions go. */
const vmStandingSchema = z.object({
  isIncluded: z.boolean(),
  /** Why it is left out; null where it is not. */
  excludedBecause: z.string().nullable(),
  /** The one decided; null leaves it to the target's policy. */
  namespace: z.string().nullable(),
  /** The one decided for all its disks; null leaves them to their datastores. */
  storageClass: z.string().nullable(),
  /** Application, owner and the like, as decided or else as a list says: where these are decided, else empty. */
  facts: z.partialRecord(z.enum(DECIDED_FACT_FIELDS), z.string().nullable()),
  /** Those decided. */
  labels: z.record(z.string(), z.string()),
})

const count = z.number().int().min(0)

export const bulkDecisionResultSchema = z.object({
  /** VMs and templates chosen: the sum of the next three. */
  chosen: count,
  /** VMs whose decision changes. */
  changes: count,
  /** VMs that it is so of already. */
  unchanged: count,
  /** Templates are not migrated: nothing is decided for them. */
  templates: count,
  /** Of the changes, those that take the place of another decision, or take one back. */
  replaced: count,
  /** Of the changes, those that include a VM which a rule leaves out all the same. */
  withoutEffect: count,
  fingerprint: z.string(),
  /** The first MOST_PREVIEW_ROWS of those chosen: first those that change, then those of which it is so already, then templates. */
  rows: z.array(z.object({ id: z.string(), name: z.string(), outcome: z.enum(['changes', 'unchanged', 'template']), before: vmStandingSchema, after: vmStandingSchema })),
  /** The undo step; null for a preview, and where nothing changes. */
  batch: z.number().int().nullable(),
})

export type BulkDecision = z.infer<typeof bulkDecisionSchema>
export type BulkDecisionResult = z.infer<typeof bulkDecisionResultSchema>
export type ChosenVms = z.infer<typeof chosenVmsSchema>
export type VmDecision = z.infer<typeof vmDecisionSchema>
export type VmStanding = z.infer<typeof vmStandingSchema>
