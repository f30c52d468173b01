import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe } from 'vitest'
import { utils, write } from 'xlsx'
import { zipOf } from '#backend/importers/tables/xlsx/testing/workbook-fixture.ts'
import { IMPORTERS } from '../registry.ts'
import { describeImporter } from '../testing/importer-suite.ts'
import { rvtoolsImporter } from './rvtools-importer.ts'
import { vmCells, vmSheet } from './testing/estate-sheets.ts'
import type { SheetRows } from './testing/import-workbook.ts'

const SAMPLE = fileURLToPath(new URL('../../../../resources/sample/portolan-sample-estate.xlsx', import.meta.url))

const SHEETS: Readonly<Record<string, SheetRows>> = {
  vInfo: vmSheet(['Powerstate', 'CPUs', 'Memory', 'Owner'], [[vmCells('web', 'vm-42'), 'poweredOn', 2, '16,384', 'ana'], [vmCells('db', 'vm-43'), 'poweredOff', 4, '8,192', 'two\nlines, "quoted"']]),
  vDisk: vmSheet(['Disk', 'Capacity MiB', 'Path'], [[vmCells('web', 'vm-42'), 'Hard disk 1', 1024, '[ds] web/web.vmdk'], [vmCells('ghost', 'vm-99'), 'Hard disk 1', 1, '[ds] ghost/ghost.vmdk']]),
  vDatastore: [['Name', 'Object ID', 'VI SDK Server'], ['ds', 'datastore-1', 'vc-a']],
}

const TABS: ReadonlyMap<string, string> = new Map(Object.entries(SHEETS).map(([name, rows]) => [`RVTools_tab${name}.csv`, rows.map((cells) => cells.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(',')).join('\r\n')]))
const ARCHIVE = await zipOf(Object.fromEntries(TABS))

function legacyWorkbook(): Buffer {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(SHEETS)) utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name)
  return write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer // the type that 'buffer' asks for
}

/** A file of this name and content in the folder. */
function put(folder: string, name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('a workbook', () => {
  describeImporter({
    importers: IMPORTERS,
    importer: rvtoolsImporter,
    write: () => SAMPLE,
    damaged: [
      ['a workbook that is none', 'estate.xlsx', 'no zip'],
      ['an empty workbook', 'estate.xlsx', ''],
      ['a table of something else', 'people.csv', 'name,age\nada,36\n'],
    ],
  })
})

describe('a folder of tabs', () => {
  describeImporter({
    importers: IMPORTERS,
    importer: rvtoolsImporter,
    write: (folder) => {
      const into = join(folder, 'export')
      mkdirSync(into)
      for (const [name, text] of TABS) put(into, name, text)
      return into
    },
    damaged: [['a tab whose quote never ends', 'RVTools_tabvInfo.csv', 'VM,VM ID,CPUs\n"web,vm-1,2\n'], ['an empty tab', 'RVTools_tabvInfo.csv', '']],
  })
})

describe('an archive of tabs', () => {
  describeImporter({
    importers: IMPORTERS,
    importer: rvtoolsImporter,
    write: (folder) => put(folder, 'export.zip', ARCHIVE),
    damaged: [['half an archive', 'export.zip', ARCHIVE.subarray(0, ARCHIVE.length / 2)], ['an archive that is none', 'export.zip', 'no zip']],
  })
})

describe('a legacy workbook', () => {
  describeImporter({
    importers: IMPORTERS,
    importer: rvtoolsImporter,
    write: (folder) => put(folder, 'export.xls', legacyWorkbook()),
    damaged: [['half a legacy workbook', 'export.xls', legacyWorkbook().subarray(0, 1_000)], ['a text that says .xls', 'export.xls', 'VM\tCPUs\nweb\t2\n']],
  })
})
