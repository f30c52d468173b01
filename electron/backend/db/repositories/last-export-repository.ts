import { z } from 'zod'
import { HANDED_OVER_PARTS } from '#shared/contract/bundle-parts.ts'
import { mtvVersionSchema, openshiftVersionSchema } from '#shared/domain/target/versions.ts'
import { type ProjectFile, writeProject } from '../project-file.ts'

/** What the newest export of a project was, without its files. */
export interface ExportRecord {
  /** ISO 8601 in UTC. */
  readonly at: string
  /** The folder; null where it was a download. */
  readonly out: string | null
  /** Null for the whole bundle. */
  readonly only: (typeof HANDED_OVER_PARTS)[number] | null
  readonly versions: { readonly mtv: z.infer<typeof mtvVersionSchema>; readonly openshift: z.infer<typeof openshiftVersionSchema> }
}

/** A file of that export: how large its text was in UTF-8, and the SHA-256 of it. */
export interface ExportedDigest {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** What a project keeps of an export besides its files: what was in force, the decisions gzipped. */
export interface StoredExport extends ExportRecord {
  readonly state: { readonly decisions: Uint8Array; readonly snapshots: readonly number[] }
}

/** `gzip` of a file that is there already with the same hash may be null. */
export interface StoredFile extends ExportedDigest {
  readonly gzip: Uint8Array | null
}

/** The newest export, or null where there was none. */
export function lastExport({ database }: ProjectFile): ExportRecord | null {
  const row = database.prepare('SELECT exported_at AS at, out, part AS only, mtv, openshift FROM last_export').get()
  if (row === undefined) return null
  const { at, out, only, mtv, openshift } = rowSchema.parse(row)
  return { at, out, only, versions: { mtv, openshift } }
}

/** What was in force at the newest export: the decisions gzipped, and the current snapshots; null where a version that did not note it made the export. */
export function lastExportState({ database }: ProjectFile): { readonly decisions: Buffer; readonly snapshots: readonly number[] } | null {
  const row = database.prepare('SELECT decisions, snapshots FROM last_export').get()
  const parsed = stateSchema.safeParse(row)
  return parsed.success ? { decisions: parsed.data.decisions, snapshots: snapshotsSchema.parse(JSON.parse(parsed.data.snapshots)) } : null
}

/** The files of the newest export, by path. */
export function lastExportDigests({ database }: ProjectFile): ReadonlyMap<string, ExportedDigest> {
  const rows = database.prepare('SELECT path, bytes, sha256 FROM last_export_file').all() as ExportedDigest[] // columns as selected
  return new Map(rows.map((row) => [row.path, row]))
}

/** The gzipped text of one of those files; null where the export had none at this path. */
export function lastExportGzip({ database }: ProjectFile, path: string): Buffer | null {
  const value = database.prepare('SELECT gzip FROM last_export_file WHERE path = ?').pluck().get(path)
  return Buffer.isBuffer(value) ? value : null
}

/**
 * Puts an export in place of the one before. `files` are all of its files; those that are there already with the same
 * hash need no `gzip`. AppError conflict while an import runs.
 */
export function storeLastExport(project: ProjectFile, record: StoredExport, files: readonly StoredFile[]): void {
  const { database } = project
  const remove = database.prepare('DELETE FROM last_export_file WHERE path = ?')
  const insert = database.prepare(
    'INSERT INTO last_export_file (path, bytes, sha256, gzip) VALUES (?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET bytes = excluded.bytes, sha256 = excluded.sha256, gzip = excluded.gzip',
  )
  const replace = database.prepare('INSERT OR REPLACE INTO last_export (pk, exported_at, out, part, mtv, openshift, decisions, snapshots) VALUES (1, ?, ?, ?, ?, ?, ?, ?)')
  writeProject(project, () => {
    const wanted = new Set(files.map((file) => file.path))
    for (const path of lastExportDigests(project).keys()) if (!wanted.has(path)) remove.run(path)
    for (const { path, bytes, sha256, gzip } of files) if (gzip !== null) insert.run(path, bytes, sha256, asBuffer(gzip))
    replace.run(record.at, record.out, record.only, record.versions.mtv, record.versions.openshift, asBuffer(record.state.decisions), JSON.stringify(record.state.snapshots))
  })
}

/** What came from another thread is no Buffer any more, which SQLite's library wants. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

const stateSchema = z.object({ decisions: z.instanceof(Buffer), snapshots: z.string() })
const snapshotsSchema = z.array(z.number().int())
const rowSchema = z.object({ at: z.string(), out: z.string().nullable(), only: z.enum(HANDED_OVER_PARTS).nullable(), mtv: mtvVersionSchema, openshift: openshiftVersionSchema })
