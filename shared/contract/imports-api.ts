import { z } from 'zod'
import { estateCountsSchema, importedFileSchema } from '#shared/domain/estate/import-report.ts'
import { comparedVmSchema, diffCountsSchema, notComparedSchema, objectDifferenceSchema, vmChangeSchema } from '#shared/domain/estate/snapshot-diff.ts'

const id = z.number().int().min(1)
const count = z.number().int().min(0)

/** More VMs on a page than this take a page too long to show. */
const MOST_DIFF_ROWS = 500

const snapshotSchema = z.object({
  id,
  sourceId: z.string(),
  sourceName: z.string(),
  file: z.string().nullable(),
  exportedAt: z.string().nullable(),
  importedAt: z.string(),
  /** Whether lists and plans go by it. */
  isCurrent: z.boolean(),
  vms: count,
  templates: count,
  /** The older snapshot of the same source that it is compared with where no other is asked for; null where there is none. */
  before: id.nullable(),
})

const importSchema = z.object({
  id,
  importedAt: z.string(),
  files: z.array(importedFileSchema),
  counts: estateCountsSchema,
  issues: z.object({ error: count, warning: count, info: count }),
  rejectedRows: count,
  snapshots: z.array(snapshotSchema),
  /** Only the newest import can be undone. */
  canUndo: z.boolean(),
})

/** The two snapshots of a diff: `base` is the older one. */
const diffRequestSchema = z.strictObject({ snapshot: id, base: id.optional() })

/** The history of a project's imports. */
export const IMPORTS_API = {
  /** Every import, newest first. */
  'imports.list': { input: z.strictObject({}), output: z.array(importSchema) },
  /** What a snapshot says otherwise than an older one of the same source: counts, and what is not a VM. */
  'imports.diff': {
    input: diffRequestSchema,
    output: z.object({
      snapshot: snapshotSchema,
      base: snapshotSchema,
      counts: diffCountsSchema,
      /** In how many VMs each field changed, commonest first. */
      fields: z.array(z.object({ part: z.string(), field: z.string(), vms: count })),
      objects: z.array(objectDifferenceSchema),
      notCompared: z.array(notComparedSchema),
    }),
  },
  /** One page of the VMs that came, went or changed, in natural order of their ids. */
  'imports.diff-vms': {
    input: diffRequestSchema.extend({
      change: z.enum(['added', 'removed', 'changed']),
      /** Words that all have to occur in a VM's name, whatever their case. */
      search: z.string().optional(),
      /** Of changed VMs: those in which this field changed. */
      field: z.strictObject({ part: z.string(), field: z.string() }).optional(),
      offset: count,
      limit: count.max(MOST_DIFF_ROWS),
    }),
    output: z.object({ total: count, added: z.array(comparedVmSchema), removed: z.array(comparedVmSchema), changed: z.array(vmChangeSchema) }),
  },
  /** What each snapshot of its source says of one VM against the export before it, the newest export first. Error not-found where none holds it. */
  'imports.vm': {
    input: z.strictObject({ vm: z.string() }),
    output: z.array(z.object({
      snapshot: snapshotSchema,
      /** `first`: in the oldest export of its source; `added`: not in the one before; `back`: not in the one before, but in an older one; `removed`: in the one before and not here; `absent`: in neither. */
      state: z.enum(['first', 'added', 'back', 'changed', 'same', 'removed', 'absent']),
      /** Of a changed one. */
      change: vmChangeSchema.nullable(),
    })),
  },
  /** Decisions on objects that no current snapshot holds: they stay, and hold again when the object is back. */
  'imports.waiting-decisions': {
    input: z.strictObject({}),
    output: z.array(z.object({ kind: z.string(), subject: z.string(), name: z.string().nullable(), lastSnapshot: id.nullable(), value: z.unknown(), at: z.string() })),
  },
  /** Takes the newest import back, for good: what was current before is current again. Decisions stay. Error conflict for an older one. */
  'imports.undo': { input: z.strictObject({ import: id }), output: z.object({ restored: z.array(id), removedSources: z.array(z.string()) }) },
} as const
