import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { EstateSink } from '#backend/importers/importer.ts'
import { rvtoolsImporter } from '#backend/importers/rvtools/rvtools-importer.ts'
import { ESTATE_TABLES } from './estate-tables.ts'
import { firstCurrentRow } from './first-current-row.ts'
import { importIntoProject } from './import-transaction.ts'
import type { ProjectFile } from './project-file.ts'
import { withTemporaryProject } from './testing/temporary-project.ts'
import { undoImport } from './undo-import.ts'

const HEADER = 'VM,Powerstate,Template,CPUs,Memory,Datacenter,Cluster,Host,VM ID,VI SDK Server,VI SDK UUID,Owner'

it('passes over the rows of older imports, and over none that counts', async () => {
  await withTemporaryProject(async (project, folder) => {
    let day = 0
    const add = async (...sources: readonly string[]): Promise<void> => {
      day += 1
      const readers = sources.map((source) => {
        const file = join(folder, `${source}-${String(day)}.csv`)
        writeFileSync(file, [HEADER, ...Array.from({ length: 3 }, (_, index) => `web-${String(index)},poweredOn,False,2,4096,DC,C1,esx1,vm-${String(index)},${source},${source},ana-${String(day)}`), ''].join('\r\n'))
        return file
      }).map((file) => (sink: EstateSink) => rvtoolsImporter.read(file, sink, { signal: { aborted: false }, progress: () => undefined }))
      await importIntoProject(project, readers, { importedAt: `2026-01-0${String(day)}T00:00:00.000Z` })
    }
    expect(boundsOf(project)).toEqual({})
    await add('vc-a')
    expect(boundsOf(project)).toEqual({ vm: [0, 3], attribute: [0, 3] })
    await add('vc-a')
    expect(boundsOf(project)).toEqual({ vm: [3, 3], attribute: [3, 3] })
    await add('vc-a', 'vc-b')
    expect(boundsOf(project)).toEqual({ vm: [6, 6], attribute: [6, 6] })
    // What is current of one source is older than what is current of the other.
    await add('vc-b')
    expect(boundsOf(project)).toEqual({ vm: [6, 6], attribute: [6, 6] })
    undoImport(project, 4)
    await add('vc-a', 'vc-b')
    expect(boundsOf(project)).toEqual({ vm: [12, 6], attribute: [12, 6] })
  })
})

/** Of VMs and their attributes: how many rows are passed over, and how many are current, all of which have to be among the rest. */
function boundsOf(project: ProjectFile): Record<string, [passedOver: number, current: number]> {
  const firstOf = firstCurrentRow(project)
  const found: Record<string, [number, number]> = {}
  for (const { table } of ESTATE_TABLES.values()) {
    const count = (condition: string): number => project.database.prepare(`SELECT count(*) FROM "${table}" WHERE ${condition}`).pluck().get(firstOf(table)) as number // count(*) is a number
    const current = count('? IS NOT NULL AND snapshot_pk IN (SELECT pk FROM current_snapshot)')
    expect(count('pk >= ? AND snapshot_pk IN (SELECT pk FROM current_snapshot)'), table).toBe(current)
    if (['vm', 'attribute'].includes(table) && current > 0) found[table] = [count('pk < ?'), current]
  }
  return found
}
