import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { EstateSink } from '#backend/importers/importer.ts'
import { rvtoolsImporter } from '#backend/importers/rvtools/rvtools-importer.ts'
import { createEstateReader } from './estate-reader.ts'
import { importIntoProject } from './import-transaction.ts'
import { withTemporaryProject } from './testing/temporary-project.ts'

const HEADER = 'VM,Powerstate,Template,CPUs,Memory,Datacenter,Cluster,Host,VM ID,VI SDK Server,VI SDK UUID,Owner'

it('reads every current row once, in the order of import, with ids and truth in place of keys and numbers', async () => {
  await withTemporaryProject(async (project, folder) => {
    let day = 0
    const add = async (source: string, vms: number): Promise<void> => {
      day += 1
      const file = join(folder, `${source}-${String(day)}.csv`)
      writeFileSync(file, [HEADER, ...Array.from({ length: vms }, (_, index) => `${source}-${String(day)}-${String(index)},poweredOn,${index % 2 === 0 ? 'True' : 'False'},2,,DC,C1,esx1,vm-${String(index)},${source},${source},ana`), ''].join('\r\n'))
      await importIntoProject(project, [(sink: EstateSink) => rvtoolsImporter.read(file, sink, { signal: { aborted: false }, progress: () => undefined })], { importedAt: `2026-01-0${String(day)}T00:00:00.000Z` })
    }
    // More than are read at once; then rows that are current no more, so that between those that are keys are missing.
    await add('vc-a', 520)
    await add('vc-b', 520)
    await add('vc-b', 7)
    const reader = createEstateReader(project)
    const vms = reader.readWithRoom('vm', ['room'])
    const expected = [['vc-a', 1, 520], ['vc-b', 3, 7]] as const
    expect(vms.map(({ sourceId, name, isTemplate, vcpus, memoryMib, room }) => [sourceId, name, isTemplate, vcpus, memoryMib, room]))
      .toEqual(expected.flatMap(([source, of, count]) => Array.from({ length: count }, (_, index) => [source, `${source}-${String(of)}-${String(index)}`, index % 2 === 0, 2, null, null])))
    expect(Object.keys(vms[0] ?? {}).at(-1)).toBe('room')
    // As many owners as VMs, and one text for them all.
    expect(reader.read('attribute').map(({ objectId, value }) => [objectId, value])).toEqual(vms.map(({ id }) => [id, 'ana']))
    expect(reader.read('host')).toEqual([])
  })
})

it('reads nothing of a project without an import', async () => {
  await withTemporaryProject((project) => {
    expect(createEstateReader(project).read('vm')).toEqual([])
  })
})
