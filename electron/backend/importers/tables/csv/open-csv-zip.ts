import { getFileNameLowLevel, type Entry } from 'yauzl'
import { createPassedOver, type PassedOver } from '#backend/documents/passed-over.ts'
import { compareText } from '#shared/domain/compare.ts'
import type { Table, TableFile } from '../table-file.ts'
import { unreadableFile } from '../xlsx/file-errors.ts'
import { inflateEntry } from '../xlsx/inflate-entry.ts'
import { DEFAULT_XLSX_LIMITS, type XlsxLimits } from '../xlsx/xlsx-limits.ts'
import { openZipPackage, type ZipPackage } from '../xlsx/zip-package.ts'
import { createCsvTable } from './csv-table.ts'
import { describeCsvFiles } from './describe-csv.ts'
import { CSV_FILES_AT_MOST, isCsvName, type OpenCsvFilesOptions } from './open-csv-folder.ts'
import type { CsvForm } from './sniff-csv.ts'

export interface OpenCsvZipOptions extends OpenCsvFilesOptions {
  /** Those not given are as of a workbook, which is a zip archive too, but for `ratioFreeBytes`. */
  readonly limits?: Partial<XlsxLimits>
}

/** The type bits of a Unix file's mode, and a symbolic link among them (POSIX sys/stat.h); a zip keeps the mode in the high half. */
const FILE_TYPE = 0o170000
const SYMBOLIC_LINK = 0o120000
const MODE_SHIFT = 16
/** Rows cost more to read than their bytes tell, and no export comes near the ratio: a bomb is found early. */
const RATIO_FREE_BYTES = 4 * 1024 * 1024
/** Folders that systems add to an archive, not the person who packed it. */
const SYSTEM_FOLDER = /^__macosx\//i
const ADVICE = 'pack the CSV files anew'

interface CsvEntry {
  readonly path: string
  readonly entry: Entry
}

/**
 * Opens a zip of CSV files as a file of tables, one a CSV, without unpacking it to the disk. Throws AppError
 * `unreadable-file` for a damaged archive, one beyond the limits (entries, size, ratio), and one with a path that leads
 * out of it or with a link; `cancelled`.
 */
export async function openCsvZip(path: string, options: OpenCsvZipOptions): Promise<TableFile> {
  const { signal, nameTable } = options
  const limits = { ...DEFAULT_XLSX_LIMITS, ratioFreeBytes: RATIO_FREE_BYTES, ...options.limits }
  const archive = await openZipPackage(path, signal, limits)
  try {
    const tables: Table[] = []
    const forms: CsvForm[] = []
    const { found, passedOver } = csvEntries(path, archive)
    for (const { path: entryPath, entry } of found) {
      const chunks = (): AsyncIterable<Buffer> => inflateEntry(archive, entry, entryPath, { signal, limits, onInflated: () => undefined })
      const name = entryPath.slice(entryPath.lastIndexOf('/') + 1)
      const { table, form } = await createCsvTable({ path: `${path}/${entryPath}`, chunks }, { signal, nameTable: (headers) => nameTable(name, headers) })
      tables.push(table)
      forms.push(form)
    }
    return { format: `zip of CSV (${describeCsvFiles(forms)})`, tables, passedOver, close: () => archive.file.handle.close() }
  } catch (error) {
    await archive.file.handle.close()
    throw error
  }
}

function csvEntries(path: string, { entries }: ZipPackage): { readonly found: readonly CsvEntry[]; readonly passedOver: PassedOver } {
  const found: CsvEntry[] = []
  const passedOver = createPassedOver()
  for (const entry of entries.values()) {
    const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false).replaceAll('\\', '/')
    if (name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..')) {
      throw unreadableFile(path, `its entry ${JSON.stringify(name)} leads out of the archive`, ADVICE)
    }
    if (((entry.externalFileAttributes >>> MODE_SHIFT) & FILE_TYPE) === SYMBOLIC_LINK) {
      throw unreadableFile(path, `its entry ${JSON.stringify(name)} is a link`, ADVICE)
    }
    if (!SYSTEM_FOLDER.test(name) && isCsvName(name.slice(name.lastIndexOf('/') + 1))) found.push({ path: name, entry })
    else passedOver.add(name)
  }
  if (found.length > CSV_FILES_AT_MOST) throw unreadableFile(path, `it holds ${String(found.length)} CSV files, more than ${String(CSV_FILES_AT_MOST)}`, 'pack one export alone')
  return { found: found.sort((left, right) => compareText(left.path, right.path)), passedOver: passedOver.list() }
}
