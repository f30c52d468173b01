import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { read, type WorkBook } from 'xlsx'

/** What is not asked of a cell takes most of the other reader's time: its text, its markup and, once computed, its formula. */
const VALUES_ALONE = { cellText: false, cellHTML: false, cellFormula: false } as const
/** No sheet has this name: what the workbook says of its sheets and names is read, and no cell. */
const NO_SHEET = ''

/** LibreOffice on this machine; null where there is none. */
export const LIBREOFFICE: string | null = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'soffice')).find((file) => existsSync(file)) ?? null

/** A workbook of which some named cells were changed, by the names. */
export interface ChangedWorkbook {
  readonly bytes: Uint8Array
  readonly changes: Readonly<Record<string, number>>
}

/** Workbooks as LibreOffice computes them anew: no formula keeps a value that it had. One start for all of them. */
export async function recalculate(program: string, workbooks: readonly ChangedWorkbook[]): Promise<readonly WorkBook[]> {
  const folder = await mkdtemp(join(tmpdir(), 'portolan-recalculate-'))
  try {
    const files = workbooks.map((_, index) => join(folder, `in-${index}.xlsx`))
    for (const [index, { bytes, changes }] of workbooks.entries()) await writeFile(files[index] ?? '', withoutValues(bytes, changes))
    const out = join(folder, 'out')
    await promisify(execFile)(program, [`-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`, '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', out, ...files])
    const computed = async (index: number): Promise<WorkBook> => read(await readFile(join(out, `in-${index}.xlsx`)), VALUES_ALONE)
    return await Promise.all(workbooks.map((_, index) => computed(index)))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What the cell of a defined name holds; undefined: there is no such name, or nothing in it. */
export function namedValue(workbook: WorkBook, name: string): unknown {
  const place = placeOf(workbook, name)
  return place === undefined ? undefined : (workbook.Sheets[place.sheet]?.[place.cell] as { v?: unknown } | undefined)?.v // a cell of SheetJS
}

function placeOf(workbook: WorkBook, name: string): { readonly sheet: string; readonly cell: string } | undefined {
  const found = workbook.Workbook?.Names?.find((entry) => entry.Name === name)?.Ref
  const [, sheet, cell] = /^'?(.+?)'?!(\$[A-Z]+\$\d+)$/.exec(found ?? '') ?? []
  return sheet === undefined || cell === undefined ? undefined : { sheet, cell: cell.replaceAll('$', '') }
}

/** Takes from every formula what it gave, so that whoever opens the file has to compute it, and puts other numbers into cells. */
function withoutValues(bytes: Uint8Array, changes: ChangedWorkbook['changes']): Uint8Array {
  const parts = unzipSync(bytes)
  const workbook = read(bytes, { sheets: [NO_SHEET] })
  for (const path of Object.keys(parts).filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))) {
    let text = strFromU8(parts[path] ?? new Uint8Array()).replaceAll(/(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, '$1')
    for (const [name, value] of Object.entries(changes)) {
      const place = placeOf(workbook, name)
      if (place === undefined) throw new Error(`The workbook has no cell of the name ${name}.`)
      if (path !== `xl/worksheets/sheet${workbook.SheetNames.indexOf(place.sheet) + 1}.xml`) continue
      const changed = text.replace(new RegExp(`(<c r="${place.cell}"[^>]*>)<v>[^<]*</v>`), `$1<v>${value}</v>`)
      if (changed === text) throw new Error(`The cell of the name ${name} holds no number to be changed.`)
      text = changed
    }
    parts[path] = strToU8(text)
  }
  return zipSync(parts)
}
