import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import { ZipFile } from 'yazl'
import type { CellValue } from '#backend/importers/tables/table-file.ts'
import { openXlsx, type OpenXlsxOptions } from '../open-xlsx.ts'

/** For tests: workbooks made part by part, and what openXlsx reads from them. */
export type Parts = Readonly<Record<string, string | Buffer>>

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE_RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** The parts of a workbook with these sheets' XML, in the unprefixed form; `more` adds or replaces parts. */
export function workbookParts(sheets: Readonly<Record<string, string>>, more: Parts = {}): Parts {
  const parts: Record<string, string | Buffer> = {}
  const entries: string[] = []
  const relationships: string[] = []
  Object.entries(sheets).forEach(([name, xml], index) => {
    const id = String(index + 1)
    parts[`xl/worksheets/sheet${id}.xml`] = xml
    entries.push(`<sheet name="${name}" sheetId="${id}" r:id="rId${id}"/>`)
    relationships.push(relationship(`rId${id}`, 'worksheet', `worksheets/sheet${id}.xml`))
  })
  relationships.push(relationship('rId98', 'sharedStrings', 'sharedStrings.xml'), relationship('rId99', 'styles', 'styles.xml'))
  return {
    '_rels/.rels': relationshipsPart(relationship('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets>${entries.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationshipsPart(relationships.join('')),
    ...parts,
    ...more,
  }
}

export function relationship(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`
}

export function relationshipsPart(relationships: string): string {
  return `<Relationships xmlns="${PACKAGE_RELATIONSHIPS}">${relationships}</Relationships>`
}

export function worksheet(rows: string): string {
  return `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`
}

export async function zipOf(parts: Parts): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(parts)) {
    zip.addBuffer(typeof content === 'string' ? Buffer.from(content, 'utf8') : content, name, { mtime: new Date(0) })
  }
  zip.end()
  return buffer(zip.outputStream)
}

/** Writes a file that lasts as long as the running test. */
export function writeTemporary(content: Buffer, name = 'estate.xlsx'): string {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-xlsx-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

export interface ReadTable {
  readonly name: string
  readonly rows: readonly (readonly [number: number, ...cells: CellValue[]])[]
}

/** Every row of every table as `[number, ...cells]`. */
export async function readAll(path: string, options: Partial<OpenXlsxOptions> = {}): Promise<{ format: string; tables: ReadTable[] }> {
  const file = await openXlsx(path, { signal: { aborted: false }, ...options })
  try {
    const tables: ReadTable[] = []
    for (const table of file.tables) {
      const rows: [number, ...CellValue[]][] = []
      for await (const batch of table.rows()) for (const row of batch) rows.push([row.number, ...row.cells])
      tables.push({ name: table.name, rows })
    }
    return { format: file.format, tables }
  } finally {
    await file.close()
  }
}

export async function readParts(parts: Parts, options: Partial<OpenXlsxOptions> = {}): ReturnType<typeof readAll> {
  return readAll(writeTemporary(await zipOf(parts)), options)
}
