import { z } from 'zod'
import { SIDE_KINDS } from '#shared/domain/side/side-rows.ts'
import { sourceSchema } from './source.ts'

const cellText = z.string().nullable()

/** `error`: something the plan needs is wrong or absent; `warning`: assumed or doubtful; `info`: said for the record. */
export const issueSeveritySchema = z.enum(['error', 'warning', 'info'])

/** Bad or doubtful data in a file: returned and stored, never thrown. */
export const importIssueSchema = z.object({
  /** Stable and upper case, e.g. MISSING_VM_ID. */
  code: z.string(),
  severity: issueSeveritySchema,
  sheet: z.string().nullable(),
  /** 1-based row number in the sheet. */
  row: z.number().int().nullable(),
  column: z.string().nullable(),
  value: cellText,
  /** What the import went on with, or null where it assumed nothing. */
  assumed: cellText,
  /** One sentence for a person. */
  message: z.string(),
})

/** A row that could not be used, kept whole. */
export const rejectedRowSchema = z.object({
  sheet: z.string(),
  row: z.number().int(),
  reason: z.string(),
  /** Header and cell text of each cell that holds something. */
  cells: z.array(z.object({ column: z.string(), value: z.string() })),
})

export const sheetReportSchema = z.object({
  name: z.string(),
  /** Rows below the header that hold anything. */
  rows: z.number().int(),
  kept: z.number().int(),
  rejected: z.number().int(),
  missingColumns: z.array(z.string()),
  /** Columns that Portolan does not know; kept as attributes where the sheet's objects can bear them. */
  extraColumns: z.array(z.string()),
})

/** How many rows of a sheet found the object that they belong to. */
export const joinCoverageSchema = z.object({
  sheet: z.string(),
  /** What they join, e.g. "vm". */
  to: z.string(),
  rows: z.number().int(),
  joined: z.number().int(),
})

/** A total that two sheets state; they should agree. */
export const totalComparisonSchema = z.object({
  what: z.string(),
  left: z.object({ from: z.string(), value: z.number() }),
  right: z.object({ from: z.string(), value: z.number() }),
})

export const importedFileSchema = z.object({
  name: z.string(),
  bytes: z.number().int(),
  /** Detected format in words, e.g. "xlsx (native RVTools)". */
  format: z.string(),
  importerId: z.string(),
  /** RVTools version, or what the headers say where the version is missing. */
  producer: z.string().nullable(),
})

export const estateCountsSchema = z.object({
  vms: z.number().int(),
  templates: z.number().int(),
  hosts: z.number().int(),
  clusters: z.number().int(),
  datastores: z.number().int(),
  networks: z.number().int(),
  disks: z.number().int(),
  nics: z.number().int(),
  partitions: z.number().int(),
  snapshots: z.number().int(),
  /** ISO files, library items and exported VMs; templates are counted apart. */
  images: z.number().int(),
})

/** What an import made of one source, when it was done. */
export const importedSnapshotSchema = z.object({
  id: z.number().int(),
  sourceId: z.string(),
  sourceName: z.string(),
  /** The file or folder that it was read from. */
  file: z.string().nullable(),
  exportedAt: z.string().nullable(),
  /** Whether lists and plans went by it from then on; not where the project held a newer export already. */
  isCurrent: z.boolean(),
  /** The older snapshot of the same source that it was compared with; null where there was none. */
  comparedWith: z.object({ id: z.number().int(), exportedAt: z.string().nullable(), importedAt: z.string() }).nullable(),
  /** VMs that came, went and changed since that one. */
  changes: z.object({ added: z.number().int(), removed: z.number().int(), changed: z.number().int() }).nullable(),
  /** Decisions on objects of this source; null where it is not the current one. */
  decisions: z
    .object({
      /** On objects that it holds. */
      kept: z.number().int(),
      /** Of those: on objects that it knows by another id than the one that was decided on. */
      reattached: z.number().int(),
      /** On objects that it does not hold: they stay, and hold again when the object is back. */
      withoutObject: z.number().int(),
    })
    .nullable(),
})

/** What a kind of side file says after an import that is other than before, counted by VM where the kind is about VMs. */
export const sideChangesSchema = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  /** Replaced by a newer file, or about a VM that the project no longer holds. */
  removed: z.number().int(),
  unchanged: z.number().int(),
})

/** A kind of side file as it stands after an import, whether the import read one or another inventory. */
export const sideDataSchema = z.object({
  kind: z.enum(SIDE_KINDS),
  /** The files of this kind in this import. */
  files: z.array(z.string()),
  /** Rows in force. */
  rows: z.number().int(),
  /** Of rows that are about a VM: how many found it, and why the others did not; null where none is. */
  vms: z
    .object({ joined: z.number().int(), unknown: z.number().int(), ambiguous: z.number().int(), contradicted: z.number().int(), duplicate: z.number().int() })
    .nullable(),
  changes: sideChangesSchema,
})

/** The whole truth about one import. `vms` does not count templates. */
export const importReportSchema = z.object({
  files: z.array(importedFileSchema),
  sources: z.array(sourceSchema),
  counts: estateCountsSchema,
  sheets: z.array(sheetReportSchema),
  joins: z.array(joinCoverageSchema),
  totals: z.array(totalComparisonSchema),
  issues: z.array(importIssueSchema),
  /** How often each code occurred, the ones beyond the stored limit included. */
  issueCounts: z.record(z.string(), z.number().int()),
  /** Reports of before snapshots were told have none. */
  snapshots: z.array(importedSnapshotSchema).default([]),
  /** Reports of before side files were read have none. */
  sideData: z.array(sideDataSchema).default([]),
})

export type ImportIssue = z.infer<typeof importIssueSchema>
export type RejectedRow = z.infer<typeof rejectedRowSchema>
export type SheetReport = z.infer<typeof sheetReportSchema>
export type JoinCoverage = z.infer<typeof joinCoverageSchema>
export type TotalComparison = z.infer<typeof totalComparisonSchema>
export type ImportedFile = z.infer<typeof importedFileSchema>
export type ImportedSnapshot = z.infer<typeof importedSnapshotSchema>
export type EstateCounts = z.infer<typeof estateCountsSchema>
export type SideChanges = z.infer<typeof sideChangesSchema>
export type SideData = z.infer<typeof sideDataSchema>
export type ImportReport = z.infer<typeof importReportSchema>
