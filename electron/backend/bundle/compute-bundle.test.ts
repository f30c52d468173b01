import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openProject, type ProjectFile } from '#backend/db/project-file.ts'
import { createPlanCache } from '#backend/plan/plan-cache.ts'
import { writeSampleProject } from '#backend/testing/sample-project-file.ts'
import { createKeptSizing } from '#backend/sizing/kept-sizing.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { NEVER_CANCELLED } from '#shared/domain/cancel-signal.ts'
import { computeBundle } from './compute-bundle.ts'
import { createDigester, type FileFinisher } from './finish/file-finisher.ts'

let folder = ''
let project: ProjectFile
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-bundle-'))
  const path = join(folder, 'estate.portolan')
  await writeSampleProject(path)
  project = openProject(path, { create: false })
})
afterAll(() => {
  project.close()
  rmSync(folder, { recursive: true })
})

/** Notes the paths in the order in which they come. */
function createRecorder(): { readonly paths: string[]; readonly finisher: () => Promise<FileFinisher> } {
  const paths: string[] = []
  const digester = createDigester()
  return { paths, finisher: () => Promise.resolve({ ...digester, add: (file) => { paths.push(file.path); digester.add(file) } }) }
}

it('hands over what follows from the plan alone before the checks are told, and each file once', async () => {
  const { paths, finisher } = createRecorder()
  let early: readonly string[] = []
  const bundle = await computeBundle({ plans: createPlanCache(), sizing: createKeptSizing() }, project, {}, { signal: NEVER_CANCELLED, progress: () => undefined, finisher, judged: () => { early = [...paths] } })
  expect([...paths].sort()).toEqual(bundle.files.map(({ path }) => path).sort())
  expect(new Set(paths).size).toBe(paths.length)
  expect(early).toContain('findings.json')
  expect(early.filter((path) => path.endsWith('/plan.yaml')).sort()).toEqual(paths.filter((path) => path.endsWith('/plan.yaml')).sort())
  // What the checks have a say in, and what tells of all files.
  expect(early.filter((path) => path === 'README.md' || path === 'summary.json' || path.startsWith('docs/'))).toEqual([])
  expect(paths.at(-1)).toBe('summary.json')
})

it('makes nothing more once somebody refuses what the checks say', async () => {
  const { paths, finisher } = createRecorder()
  const refusal = new AppError('conflict', 'MTV would refuse it.')
  await expect(computeBundle({ plans: createPlanCache(), sizing: createKeptSizing() }, project, {}, { signal: NEVER_CANCELLED, progress: () => undefined, finisher, judged: () => { throw refusal } })).rejects.toBe(refusal)
  expect(paths).toContain('findings.json')
  expect(paths).not.toContain('README.md')
})
