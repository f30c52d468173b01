import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { read, utils } from 'xlsx'
import { importIntoUsedProject } from '#backend/testing/import-into-project.ts'

/** Real inventories of public origin, where the machine has them. */
const SAMPLES = fileURLToPath(new URL('../../../../shared/samples/', import.meta.url))
const RVTOOLS = join(SAMPLES, 'rvtools')
const OVIRT = join(SAMPLES, 'ovirt')
const filesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : [])

/** Three sheets of one sample claim a million rows, which the other reader would walk. */
const ROWS_AT_MOST = 10_000

interface Counts {
  readonly vms: number
  readonly templates: number
  readonly disks: number | null
  readonly nics: number | null
  readonly hosts: number | null
  readonly datastores: number | null
  readonly memoryMib: number | null
}

/** The counts as SheetJS alone finds them: rows of vInfo that name a VM, and rows of other sheets that name one of those. */
function countWorkbook(path: string): Counts {
  const book = read(readFileSync(path), { sheetRows: ROWS_AT_MOST, raw: true })
  const rowsOf = (name: string): Readonly<Record<string, unknown>>[] | null => {
    const found = book.SheetNames.find((sheet) => sheet.toLowerCase() === name.toLowerCase())
    return found === undefined ? null : utils.sheet_to_json(book.Sheets[found] ?? {})
  }
  // A CSV is one sheet under a name of the library's own.
  const vInfo = (path.endsWith('.csv') ? utils.sheet_to_json<Readonly<Record<string, unknown>>>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}) : rowsOf('vInfo')) ?? []
  const named = vInfo.filter((row) => row['VM'] !== undefined && row['VM'] !== '')
  const ids = new Set(named.map((row) => row['VM ID']))
  // A row that was cut short has a name and no more.
  const withoutId = new Set(named.filter((row) => row['VM ID'] === undefined).map((row) => row['VM']))
  const ofVms = (name: string): number | null => rowsOf(name)?.filter((row) => (row['VM ID'] !== undefined && ids.has(row['VM ID'])) || withoutId.has(row['VM'])).length ?? null
  const isTemplate = (row: Readonly<Record<string, unknown>>): boolean => String(row['Template']).toLowerCase() === 'true'
  const memory = named.map((row) => row['Memory']).filter((value) => value !== undefined && value !== '')
  return {
    vms: named.filter((row) => !isTemplate(row)).length,
    templates: named.filter(isTemplate).length,
    disks: ofVms('vDisk'),
    nics: ofVms('vNetwork'),
    hosts: rowsOf('vHost')?.length ?? null,
    datastores: rowsOf('vDatastore')?.length ?? null,
    memoryMib: memory.reduce<number>((sum, value) => sum + Number(String(value).replaceAll(',', '')), 0),
  }
}

/** Ids of elements that are objects, not references, in documents whose root is one of these: by plain text. */
function countElements(folder: string, element: string, roots: readonly string[]): number {
  const ids = new Set<string>()
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), 'utf8')
    const root = /<([a-z_]+)[ >/]/.exec(text.replace(/<\?.*?\?>/, ''))?.[1] ?? ''
    if (!roots.includes(root)) continue
    for (const [, attributes = ''] of text.matchAll(new RegExp(`<${element}((?: [a-z]+= ?"[^"]*")+)>`, 'g'))) ids.add(/ id="([^"]+)"/.exec(attributes)?.[1] ?? '')
  }
  return ids.size
}

describe.skipIf(!existsSync(SAMPLES))('the samples, imported into a project', () => {
  it.each(filesIn(RVTOOLS))('rvtools/%s has the counts that SheetJS alone finds', async (name) => {
    const { report, error, estate } = await importIntoUsedProject(join(RVTOOLS, name))
    expect(error).toBeNull()
    const expected = countWorkbook(join(RVTOOLS, name))
    const { vms, templates, disks, nics, hosts, datastores } = report?.counts ?? { vms: 0, templates: 0, disks: 0, nics: 0, hosts: 0, datastores: 0 }
    const memoryMib = estate.vms.filter(({ sourceId }) => report?.sources.some(({ id }) => id === sourceId)).reduce((sum, vm) => sum + (vm.memoryMib ?? 0), 0)
    expect({ vms, templates, disks, nics, hosts, datastores, memoryMib }).toEqual({ ...expected, disks: expected.disks ?? 0, nics: expected.nics ?? 0, hosts: expected.hosts ?? 0, datastores: expected.datastores ?? 0 })
    expect(vms).toBeGreaterThan(0)
  })

  it.each(filesIn(OVIRT))('ovirt/%s has the counts that reading its text alone finds', async (name) => {
    const folder = join(OVIRT, name)
    const { report, error } = await importIntoUsedProject(folder)
    expect(error).toBeNull()
    expect(report?.counts).toMatchObject({
      vms: countElements(folder, 'vm', ['vms', 'vm']),
      templates: countElements(folder, 'template', ['templates', 'template']),
      hosts: countElements(folder, 'host', ['hosts', 'host']),
      clusters: countElements(folder, 'cluster', ['clusters', 'cluster']),
      datastores: countElements(folder, 'storage_domain', ['storage_domains']),
      networks: countElements(folder, 'vnic_profile', ['vnic_profiles', 'vnic_profile']),
    })
  })
})
