import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openProject } from '#backend/db/project-file.ts'
import { withTemporaryProject } from '#backend/db/testing/temporary-project.ts'
import { useSampleProject } from '#backend/testing/use-sample-project.ts'
import { shownObjects } from './shown-objects.ts'

const { call, folder } = useSampleProject()

it('are a VM that takes part, a host, and the scenario of Size as its screen asks for it', async () => {
  const project = openProject(join(folder(), 'estate.portolan'), { create: false })
  try {
    const { scenarios: none, defaults } = await call('sizing.scenarios', {})
    const { vm, host, scenario } = shownObjects(project)
    expect([none, scenario]).toEqual([[], { name: 'Defaults', inputs: defaults }])
    expect((await call('mapping.storage', { vm: vm ?? '' })).counted.vms).toBe(1)
    expect((await call('networks.host', { hostId: host ?? '' })).nics.length).toBeGreaterThan(0)
    await call('decisions.apply', { changes: [{ kind: 'sizing.scenario', subject: 'Small 10', value: { description: 'later' } }, { kind: 'sizing.scenario', subject: 'Small 9', value: { description: 'first' } }] })
    const { scenarios } = await call('sizing.scenarios', {})
    // The very text that the screen sends: what is kept is found by it.
    expect(JSON.stringify(shownObjects(project).scenario)).toBe(JSON.stringify(scenarios[0]))
    expect(scenarios[0]?.name).toBe('Small 9')
  } finally {
    project.close()
  }
})

it('are none of an empty project, but for the scenario of defaults, nor of one that is closed', async () => {
  await withTemporaryProject((project) => {
    expect(shownObjects(project)).toMatchObject({ vm: null, host: null, scenario: { name: 'Defaults' } })
    project.close()
    expect(shownObjects(project)).toEqual({ vm: null, host: null, scenario: null })
    expect(shownObjects(null)).toEqual({ vm: null, host: null, scenario: null })
  })
})
