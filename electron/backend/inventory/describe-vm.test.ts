import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createBackend } from '#backend/create-backend.ts'
import { loadEstate } from '#backend/db/repositories/estate-repository.ts'
import { withTemporaryProject } from '#backend/db/testing/temporary-project.ts'
import { projectTarget } from '#backend/plan/compute-plan.ts'
import { findResourcesFolder } from '#backend/resources.ts'
import { findSharedDisks } from '#shared/engine/estate/shared-disks.ts'
import { runRules } from '#shared/engine/assess/run-rules.ts'
import { describeVm } from './describe-vm.ts'

/** Every VM that shares a disk, and of the others as many as a test has time for. */
const EVERY = 20

it('says of one VM what the rules say of it among all', async () => {
  await withTemporaryProject(async (project) => {
    const backend = createBackend({ now: () => '2026-01-01T00:00:00Z', monotonicMs: () => 0, logUnexpected: String })
    await backend.invoke('project.open', { path: project.path, create: false })
    await backend.invoke('inventory.import', { files: [join(findResourcesFolder(), 'sample', 'portolan-sample-estate.xlsx')] })
    const estate = loadEstate(project)
    const { findings } = runRules(estate, await projectTarget(project))
    const sharers = new Set(findSharedDisks(estate.vms).flatMap(({ vmIds }) => vmIds))
    const ids = estate.vms.map(({ id }) => id).filter((id, index) => sharers.has(id) || index % EVERY === 0)
    expect(ids.length).toBeGreaterThan(0)
    for (const id of ids) expect((await describeVm(project, id)).concerns).toEqual(findings.filter(({ subject }) => subject === id))
    backend.close()
  })
})
