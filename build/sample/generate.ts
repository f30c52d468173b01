import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buildEstate } from './estate/build-estate.ts'
import type { Estate } from './estate/estate-types.ts'
import { csvParts } from './forms/csv.ts'
import { excelParts } from './forms/excel.ts'
import { nativeParts } from './forms/native.ts'
import type { ArchivePart } from './forms/zip-archive.ts'
import { writeZip } from './forms/zip-archive.ts'
import type { SampleOptions } from './options.ts'
import { SHEETS } from './sheets/registry.ts'

/** What was written: the VMs (templates and agents among them) and the rows of each sheet. */
export interface SampleSummary {
  readonly vms: number
  readonly sheets: readonly { readonly name: string; readonly rows: number }[]
}

/**
 * Writes a sample estate: a workbook, or for the form csv a folder of files (a zip of them when the path
 * ends with .zip). The same options give the same content. A workbook appears under its name only when it is whole.
 */
export async function generateSample(options: SampleOptions, outPath: string): Promise<SampleSummary> {
  const estate = buildEstate(options)
  if (options.form === 'csv' && !outPath.endsWith('.zip')) {
    await writeFolder(outPath, csvParts(SHEETS, estate))
  } else {
    await writeWhole(outPath, partsOf(estate), options.exportedAt)
  }
  return {
    vms: estate.tally.vms,
    sheets: SHEETS.map((sheet) => ({ name: sheet.name, rows: sheet.rowCount(estate) })),
  }
}

function partsOf(estate: Estate): ArchivePart[] {
  switch (estate.options.form) {
    case 'native':
      return nativeParts(SHEETS, estate)
    case 'excel':
      return excelParts(SHEETS, estate)
    case 'csv':
      return csvParts(SHEETS, estate)
  }
}

async function writeWhole(path: string, parts: readonly ArchivePart[], modifiedAt: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const unfinished = `${path}.part`
  try {
    await writeZip(unfinished, parts, modifiedAt)
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}

async function writeFolder(folder: string, parts: readonly ArchivePart[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const part of parts) {
    const file = await open(join(folder, part.path), 'w')
    try {
      for (const chunk of part.content()) await file.write(chunk)
    } finally {
      await file.close()
    }
  }
}
