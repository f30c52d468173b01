import { z } from 'zod'
import { importReportSchema, rejectedRowSchema } from '#shared/domain/estate/import-report.ts'
import type { ApplicationFacts } from '#shared/domain/side/application.ts'
import { bulkDecisionResultSchema, bulkDecisionSchema } from './bulk-decision.ts'
import { filterCompletionSchema } from './filter-completion.ts'
import { groupRequestSchema, groupResultSchema } from './inventory-groups.ts'
import { queryRequestSchema, queryResultSchema, querySortSchema } from './inventory-query.ts'
import { rawRowsSchema } from './raw-rows.ts'
import { vmDetailsSchema } from './vm-details.ts'

/** What can be listed. */
export const INVENTORY_KINDS = ['vms', 'hosts', 'clusters', 'datastores', 'networks', 'disks', 'nics', 'images', 'applications', 'performance', 'vm-properties', 'permissions', 'firewall-rules', 'firewall-groups', 'firewall-services', 'ip-networks'] as const
export const inventoryKindSchema = z.enum(INVENTORY_KINDS)

/** The columns of VMs out of application lists by which a scope narrows. */
export const SCOPE_FACT_FIELDS = ['application', 'owner', 'environment', 'moveGroup', 'wave'] as const satisfies readonly (keyof ApplicationFacts)[]

/** More values of one field than this are not chosen from a list: a filter finds them. */
export const MOST_SCOPE_FACTS = 500

/** A rejected row is kept whole and can be wide: a page of this many stays readable and small. */
const MOST_REJECTED_ROWS = 200

/** As imports.list gives it. */
const importIdSchema = z.number().int().min(1)
/** As imports.list gives it. */
const snapshotIdSchema = z.number().int().min(1)

const importProgressSchema = z.object({
  phase: z.enum(['detect', 'read', 'index', 'done']),
  file: z.string(),
  sheet: z.string().nullable(),
  rows: z.number().int(),
})

const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])

/** Reading inventories in, and looking at what they hold. */
export const INVENTORY_API = {
  /** Reads all files in one transaction: all of them are in the project afterwards, or none is. */
  'inventory.import': {
    /** `temporary` are those of the files that are copies which the host removes: where they lie means nothing afterwards, and is not kept. */
    input: z.strictObject({ files: z.array(z.string().min(1)).min(1), temporary: z.array(z.string()).optional() }),
    output: importReportSchema,
    progress: importProgressSchema,
  },
  /** Reads an oVirt engine over its API, and nothing else of the network. The password is used and forgotten. */
  'inventory.import-engine': {
    input: z.strictObject({ url: z.string().min(1), user: z.string().min(1), password: z.string(), caFile: z.string().min(1).optional() }),
    output: importReportSchema,
    progress: importProgressSchema,
  },
  /** An import's report, as it was told when it was done; the newest import's where none is named. */
  'inventory.report': { input: z.strictObject({ import: importIdSchema.optional() }), output: importReportSchema },
  /** Rows that an import (the newest where none is named) could not use, whole, in the order of the files; none where nothing was imported. */
  'inventory.rejected': {
    input: z.strictObject({ import: importIdSchema.optional(), offset: z.number().int().min(0), limit: z.number().int().min(1).max(MOST_REJECTED_ROWS) }),
    output: z.object({ total: z.number().int(), rows: z.array(rejectedRowSchema) }),
  },
  'inventory.list': {
    /** Of the current snapshots, or of the one that is named, as it was imported: `included` then is not among the columns. */
    input: z.strictObject({ kind: inventoryKindSchema, where: z.string().optional(), sort: querySortSchema.optional(), snapshot: snapshotIdSchema.optional() }),
    output: z.object({ columns: z.array(z.string()), rows: z.array(z.record(z.string(), cellSchema)) }),
  },
  /** One page of a list: filtered, searched, sorted, with the values of facets counted. `snapshot` as with inventory.list. */
  'inventory.query': { input: queryRequestSchema.extend({ kind: inventoryKindSchema, snapshot: snapshotIdSchema.optional() }), output: queryResultSchema },
  /** The rows of a list by the values of one column, with subtotals. `snapshot` as with inventory.list. */
  'inventory.group': { input: groupRequestSchema.extend({ kind: inventoryKindSchema, snapshot: snapshotIdSchema.optional() }), output: groupResultSchema },
  /** What can be written at a place of a filter expression over a list, with the values that rows of the scope have. `snapshot` as with inventory.list. */
  'inventory.complete': {
    input: z.strictObject({ kind: inventoryKindSchema, snapshot: snapshotIdSchema.optional(), where: z.string(), at: z.number().int().min(0), scope: z.string().optional() }),
    output: filterCompletionSchema,
  },
  /** What a scope can be narrowed to. */
  'inventory.scopes': {
    input: z.strictObject({}),
    output: z.object({
      sources: z.array(z.object({ id: z.string(), name: z.string(), kind: z.string(), vms: z.number().int() })),
      clusters: z.array(z.object({ name: z.string(), source: z.string(), sourceName: z.string(), vms: z.number().int() })),
      /** What is decided of VMs, or else application lists say: at most MOST_SCOPE_FACTS values of each field, the commonest first. */
      facts: z.array(z.object({ field: z.enum(SCOPE_FACT_FIELDS), value: z.string(), vms: z.number().int() })),
    }),
  },
  /** One decision for many VMs as one undo step, or a preview of it. */
  'inventory.decide': { input: bulkDecisionSchema, output: bulkDecisionResultSchema },
  /** One VM, whole. */
  'inventory.vm': { input: z.strictObject({ id: z.string().min(1) }), output: vmDetailsSchema },
  /** What the files of an import say of a VM word for word: of the current snapshot, or of another one of its source. From row `offset` of one table on, or the first rows of each. */
  'inventory.raw-rows': {
    input: z.strictObject({ id: z.string().min(1), snapshot: snapshotIdSchema.optional(), page: z.strictObject({ table: z.number().int().min(0), offset: z.number().int().min(0) }).optional() }),
    output: rawRowsSchema,
  },
} as const
