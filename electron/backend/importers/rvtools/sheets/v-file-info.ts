import { compareText } from '#shared/domain/compare.ts'
import { defineColumns, text, whole } from '../columns/column.ts'
import { SOURCE_COLUMNS } from '../columns/key-columns.ts'
import type { ImportRun } from '../import-run.ts'
import { readSheet } from '../read-sheet.ts'
import { NO_SOURCE } from '../rejection.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  ...SOURCE_COLUMNS,
  friendlyPath: text('Friendly Path Name'),
  fileName: text('File Name'),
  type: text('File Type'),
  sizeBytes: whole('File Size in bytes', { isNeverNegative: true }),
  path: text('Path'),
})

/** `[datastore1] folder/file.iso` */
const DATASTORE_PREFIX = /^\[([^\]]+)\]\s*(.*)$/

interface Files {
  count: number
  bytes: number | null
}

/**
 * The files on the datastores, as attributes of each: how many of each type and how large together. ISO files and items
 * of content libraries are images of their own. RVTools fills the sheet on request only; otherwise it has one row that says so.
 */
export const vFileInfoSheet: SheetReader = {
  name: 'vFileInfo',
  columns,
  absence: 'info',
  async read(table, run) {
    const found = new Map<string, Map<string, Files>>()
    const { rows } = await readSheet(run, vFileInfoSheet, table, (row) => {
      const fileName = row.text(columns.fileName)
      const bytes = row.amount(columns.sizeBytes)
      const type = row.text(columns.type)
      const written = [row.text(columns.path), row.text(columns.friendlyPath)].map((path) => DATASTORE_PREFIX.exec(path ?? '')).find((match) => match !== null)
      if (written === undefined && fileName === null && bytes === null && type === null) return null
      const source = run.sources.resolve(row.text(columns.sourceUuid), row.text(columns.server))
      if (source === null) return NO_SOURCE
      const [, datastoreName = '', path = ''] = written ?? []
      if (datastoreName === '') return { code: 'MISSING_DATASTORE_NAME', reason: 'the row names no datastore' }
      const datastore = run.datastores.find(datastoreName, { sourceId: source.id, datacenter: null, hostName: null })
      const wholePath = path === '' ? fileName : fullPath(path, fileName)
      const isImage = wholePath !== null && run.images.addFile({ sourceId: source.id, datastoreName, datastoreId: typeof datastore === 'string' ? null : datastore.id, path: wholePath }, bytes)
      // An image is one wherever it lies.
      if (typeof datastore === 'string' && isImage) return null
      if (typeof datastore === 'string') return { code: 'ORPHAN_ROW', reason: `vDatastore has ${datastore === 'ambiguous' ? 'several datastores' : 'no datastore'} called ${datastoreName}` }
      const byType = found.get(datastore.id) ?? new Map<string, Files>()
      found.set(datastore.id, byType)
      const files = byType.get(type ?? 'unknown') ?? { count: 0, bytes: 0 }
      byType.set(type ?? 'unknown', files)
      files.count += 1
      files.bytes = files.bytes === null || bytes === null ? null : files.bytes + bytes
      return null
    })
    for (const [datastoreId, byType] of found) {
      for (const [type, { count, bytes }] of [...byType].sort(([left], [right]) => compareText(left, right))) {
        yieldAttribute(run, datastoreId, `Files of type ${type}`, `${String(count)}, ${describeBytes(bytes)}`)
      }
    }
    if (found.size > 0 || rows === 0) return
    run.report({
      code: 'NO_FILES_LISTED',
      severity: 'info',
      sheet: 'vFileInfo',
      row: null,
      column: null,
      value: null,
      assumed: null,
      message: 'vFileInfo lists no file: RVTools was not asked for them, so that ISO images and orphaned disks are unknown.',
    })
  },
}

function yieldAttribute({ sink }: ImportRun, objectId: string, name: string, value: string): void {
  sink.row('attribute', { objectKind: 'datastore', objectId, name, value })
}

/** Some versions write the folder only. */
function fullPath(path: string, fileName: string | null): string {
  return fileName === null || path.endsWith(fileName) ? path : `${path.replace(/\/$/, '')}/${fileName}`
}

function describeBytes(bytes: number | null): string {
  return bytes === null ? 'size unknown' : `${String(bytes)} bytes`
}
