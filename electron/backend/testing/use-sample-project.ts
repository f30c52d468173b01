import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { z } from 'zod'
import { type Backend, createBackend } from '#backend/create-backend.ts'
import { openProject } from '#backend/db/project-file.ts'
import { storeTarget } from '#backend/db/repositories/decision-repository.ts'
import { loadTarget } from '#backend/targets/load-target.ts'
import type { Api, ApiOutput } from '#shared/contract/api.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { SAMPLE_IMPORTED_AT, writeSampleProject } from './sample-project-file.ts'

/** Two busy cores need longer than Vitest's own seconds. */
export const BUSY_MS = 120_000

export interface SampleProject {
  /** There once the file's tests run, with the folder that goes with them. */
  readonly backend: () => Backend
  readonly folder: () => string
  /** What a call answers; throws where it fails. */
  readonly call: <Name extends keyof Api>(name: Name, input: z.input<Api[Name]['input']>) => Promise<ApiOutput<Name>>
  /** Stores a target that no preset is, made of the odf preset, on a connection of its own. */
  readonly useTarget: (change: (odf: Target) => Target) => Promise<void>
}

/** For the tests of a file: a backend whose project has the sample estate; each of them begins with the odf preset and no decision. */
export function useSampleProject(): SampleProject {
  let folder = ''
  let path = ''
  let backend: Backend

  const call: SampleProject['call'] = async (name, input) => {
    const outcome = await backend.invoke(name, input)
    if (!outcome.ok) throw new Error(`${name}: ${outcome.error.message}`)
    return outcome.value
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'portolan-sample-project-'))
    path = join(folder, 'estate.portolan')
    backend = createBackend({ now: () => SAMPLE_IMPORTED_AT, monotonicMs: () => 0, logUnexpected: String })
    await writeSampleProject(path)
    await call('project.open', { path, create: false })
  }, BUSY_MS)

  afterAll(() => {
    backend.close()
    rmSync(folder, { recursive: true })
  })

  beforeEach(async () => {
    for (;;) {
      if ((await call('decisions.undo', {})).batch === null) return
    }
  })

  return {
    backend: () => backend,
    folder: () => folder,
    call,
    useTarget: async (change) => {
      const target = change(await loadTarget('odf'))
      const project = openProject(path, { create: false })
      storeTarget(project, target, SAMPLE_IMPORTED_AT)
      project.close()
    },
  }
}
