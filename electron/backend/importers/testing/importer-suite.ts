import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { importIntoProject } from '#backend/db/import-transaction.ts'
import { countEstate, loadEstate } from '#backend/db/repositories/estate-repository.ts'
import { loadSideRows } from '#backend/db/repositories/side-repository.ts'
import { dumpProject, withTemporaryProject } from '#backend/db/testing/temporary-project.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { EstateSink, ImportContext, Importer } from '../importer.ts'
import { createRecordingSink, type Recording } from './recording-sink.ts'

export interface ImporterCase {
  readonly importer: Importer
  /** All importers of the registry, this one among them. */
  readonly importers: readonly Importer[]
  /** Puts a good inventory with at least one VM into the folder and answers its path; for a side file, one with at least one row. */
  write(folder: string): string
  /** For a side file: reads the inventory that it describes. */
  readonly inventory?: (sink: EstateSink) => Promise<void>
  /** Files that look like its own and cannot be read: what each is, its name and content. */
  readonly damaged: readonly (readonly [what: string, fileName: string, content: string | Uint8Array])[]
}

const QUIET: ImportContext = { signal: { aborted: false }, progress: () => undefined }
const AT = { importedAt: '2026-03-02T09:00:00.000Z' }

/** What every importer has to hold, whatever it reads. Call it once at the top of the importer's own suite test. */
export function describeImporter(ofImporter: ImporterCase): void {
  const { importer, importers, damaged, inventory } = ofImporter
  const isSideFile = inventory !== undefined
  const write = (into: string): string => ofImporter.write(into)
  const folders: string[] = []
  const folder = (): string => {
    const made = mkdtempSync(join(tmpdir(), 'portolan-suite-'))
    folders.push(made)
    return made
  }
  const read = async (path: string, context: ImportContext = QUIET): Promise<Recording> => {
    const recording = createRecordingSink()
    await importer.read(path, recording, context)
    return recording
  }
  afterEach(() => {
    for (const made of folders.splice(0)) rmSync(made, { recursive: true })
  })

  describe(`the importer ${importer.id}`, () => {
    it('is the surest of all of its own inventory', async () => {
      const path = write(folder())
      const confidences = await Promise.all(importers.map(async (other) => [other.id, await other.detect(path, QUIET)] as const))
      const [best] = [...confidences].sort(([, left], [, right]) => right - left)
      expect(best?.[0]).toBe(importer.id)
    })

    it.each([
      ['notes.txt', 'a text'],
      ['picture.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47])],
      ['other.json', '{"name":"package","version":"1.0.0","dependencies":{}}'],
      ['other.html', '<html><body>no inventory</body></html>'],
    ])('does not claim %s', async (name, content) => {
      const path = join(folder(), name)
      writeFileSync(path, content)
      expect(await importer.detect(path, QUIET)).toBe(0)
    })

    it('gives rows that fit their schemas, in order, and accounts for every row of every sheet', async () => {
      const recording = await read(write(folder()))
      expect(recording.rows.source.length > 0).toBe(!isSideFile)
      expect(recording.rows.vm.length > 0).toBe(!isSideFile)
      expect(Object.values(recording.sideRows).flat().length > 0).toBe(isSideFile)
      expect(recording.files.map(({ importerId }) => importerId)).toEqual([importer.id])
      for (const sheet of recording.sheets) expect(sheet.kept + sheet.rejected, sheet.name).toBeLessThanOrEqual(sheet.rows)
      expect(recording.rejections.length).toBe(recording.sheets.reduce((sum, sheet) => sum + sheet.rejected, 0))
    })

    it('gives the same twice', async () => {
      const path = write(folder())
      const [first, second] = [await read(path), await read(path)]
      expect(second.rows).toEqual(first.rows)
      expect(second.issues).toEqual(first.issues)
      expect(second.sheets).toEqual(first.sheets)
      expect(second.sideRows).toEqual(first.sideRows)
    })

    it.skipIf(!isSideFile)('gives rows that the project takes and gives back, and asks for an inventory first', async () => {
      const path = write(folder())
      await withTemporaryProject(async (project) => {
        const before = dumpProject(project)
        await expect(importIntoProject(project, (sink) => importer.read(path, sink, QUIET), AT)).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('import its inventory first') as unknown })
        expect(dumpProject(project)).toEqual(before)
        if (inventory !== undefined) await importIntoProject(project, inventory, AT)
        const report = await importIntoProject(project, (sink) => importer.read(path, sink, QUIET), AT)
        const { sideRows } = await read(path)
        expect(report.sideData.length).toBeGreaterThan(0)
        for (const { kind, rows, changes } of report.sideData) {
          expect(loadSideRows(project, kind).map(({ row }) => row), kind).toEqual(sideRows[kind])
          expect([rows, changes.removed, changes.changed]).toEqual([sideRows[kind].length, 0, 0])
        }
        const again = await importIntoProject(project, (sink) => importer.read(path, sink, QUIET), AT)
        for (const { changes } of again.sideData) expect([changes.added, changes.changed, changes.removed]).toEqual([0, 0, 0])
      })
    })

    it.skipIf(isSideFile)('gives rows that the project takes and gives back', async () => {
      const path = write(folder())
      await withTemporaryProject(async (project) => {
        const report = await importIntoProject(project, (sink) => importer.read(path, sink, QUIET), AT)
        const estate = loadEstate(project)
        expect(countEstate(project).vms).toBe(report.counts.vms)
        expect(estate.vms.reduce((sum, vm) => sum + vm.disks.length, 0)).toBe(report.counts.disks)
        expect(estate.vms.reduce((sum, vm) => sum + vm.nics.length, 0)).toBe(report.counts.nics)
        expect(estate.portGroups).toHaveLength(report.counts.networks)
        for (const vm of estate.vms) for (const disk of vm.disks) expect(disk.configuration?.vmId ?? vm.id).toBe(vm.id)
      })
    })

    it('stops when it is cancelled, at the start and at every look, and leaves the project as it was', async () => {
      const path = write(folder())
      const looksOf = async (allowed: number): Promise<number> => {
        let looks = 0
        const signal = { get aborted() { return (looks += 1) > allowed } }
        await withTemporaryProject(async (project) => {
          if (inventory !== undefined) await importIntoProject(project, inventory, AT)
          const before = dumpProject(project)
          const outcome = await importIntoProject(project, (sink) => importer.read(path, sink, { ...QUIET, signal }), AT).catch((error: unknown) => error)
          if (looks <= allowed) return
          expect(outcome).toMatchObject({ code: 'cancelled' })
          expect(dumpProject(project)).toEqual(before)
        })
        return looks
      }
      const all = await looksOf(Number.POSITIVE_INFINITY)
      expect(all).toBeGreaterThan(0)
      for (const allowed of new Set([0, 1, Math.floor(all / 2), all - 1])) await looksOf(allowed)
    })

    it.each(damaged)('answers %s with one clear error', async (_, fileName, content) => {
      const path = join(folder(), fileName)
      writeFileSync(path, content)
      const failure = await read(path).catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(AppError)
      expect(failure).toMatchObject({ code: expect.stringMatching(/^(?:unreadable|unsupported)-file$/) as unknown, message: expect.stringContaining(fileName) as unknown })
    })

    it('answers a file that is not there with one clear error', async () => {
      await expect(read(join(folder(), 'gone.json'))).rejects.toBeInstanceOf(AppError)
    })
  })
}
