import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { importIntoProject } from '#backend/db/import-transaction.ts'
import { withTemporaryProject } from '#backend/db/testing/temporary-project.ts'
import { chooseImporter } from '../choose-importer.ts'
import { generateSample } from '#build/sample/generate.ts'
import { DEFAULT_EXPORTED_AT, type SampleOptions } from '#build/sample/options.ts'
import { writeSideFiles } from '#build/sample/side-files/write-side-files.ts'

const QUIET = { signal: { aborted: false }, progress: () => undefined }
const OPTIONS: SampleOptions = { vms: 120, form: 'native', seed: 7, vcenters: 2, exportedAt: DEFAULT_EXPORTED_AT }

it('an example of each kind of side file is written for the estate, and finds its VMs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-side-'))
  try {
    await generateSample(OPTIONS, join(folder, 'estate.xlsx'))
    await writeSideFiles(OPTIONS, join(folder, 'side'))
    await writeSideFiles(OPTIONS, join(folder, 'again'))
    const names = readdirSync(join(folder, 'side'))
    for (const name of names) expect(readFileSync(join(folder, 'again', name)).equals(readFileSync(join(folder, 'side', name)))).toBe(true)
    await withTemporaryProject(async (project) => {
      const paths = [join(folder, 'estate.xlsx'), ...names.map((name) => join(folder, 'side', name))]
      const report = await importIntoProject(project, paths.map((path) => async (sink) => (await chooseImporter(path, QUIET)).read(path, sink, QUIET)), { importedAt: '2026-03-02T09:00:00.000Z' })
      expect(report.sideData.map(({ kind }) => kind)).toEqual(['application', 'performance', 'vmProperty', 'permission', 'firewallRule', 'firewallGroup', 'firewallService', 'ipNetwork'])
      for (const { kind, rows, vms, changes } of report.sideData) {
        expect(rows, kind).toBeGreaterThan(2)
        expect(changes.added, kind).toBe(vms === null || kind === 'permission' ? rows : vms.joined)
        if (vms !== null) expect(vms.joined, kind).toBeGreaterThan(10)
      }
      // Those that were retired are listed still.
      expect(report.sideData[0]?.vms).toMatchObject({ unknown: 1, contradicted: 0 })
      expect(report.sheets.filter(({ name }) => names.some((file) => name.startsWith(file))).map(({ rejected }) => rejected)).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
