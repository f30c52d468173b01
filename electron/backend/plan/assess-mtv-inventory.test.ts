import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, test } from 'vitest'
import { type Backend, createBackend } from '#backend/create-backend.ts'
import { loadEstate } from '#backend/db/repositories/estate-repository.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { withTemporaryProject } from '#backend/db/testing/temporary-project.ts'
import { COMPLETE_VSPHERE_DUMP } from '#backend/importers/mtv-inventory/testing/complete-dump.ts'
import { COMPLETE_OVIRT_DUMP } from '#backend/importers/mtv-inventory/testing/complete-ovirt-dump.ts'
import { RULES } from '#shared/engine/assess/registry.ts'
import { runRules } from '#shared/engine/assess/run-rules.ts'

const VERSIONS = { mtv: '2.12', openshift: '4.22' } as const
/** How many rules MTV has of each platform. */
const DUMPS = [['vmware', 29, COMPLETE_VSPHERE_DUMP], ['ovirt', 39, COMPLETE_OVIRT_DUMP]] as const

async function withInventory(dump: object, use: (project: ProjectFile, backend: Backend) => Promise<void> | void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-mtv-rules-'))
  try {
    await withTemporaryProject(async (project) => {
      const file = join(folder, 'inventory.json')
      writeFileSync(file, JSON.stringify(dump))
      const backend = createBackend({ now: () => '2026-01-01T00:00:00Z', monotonicMs: () => 0, logUnexpected: String })
      await backend.invoke('project.open', { path: project.path, create: false })
      expect(await backend.invoke('inventory.import', { files: [file] })).toMatchObject({ ok: true })
      await use(project, backend)
      backend.close()
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test.each(DUMPS)('evaluates each of MTV’s %s rules on an inventory of MTV with every field, for and against', async (platform, count, dump) => {
  await withInventory(dump, (project) => {
    const rules = RULES.filter(({ id }) => id.startsWith(`${platform}.`))
    expect(rules).toHaveLength(count)
    const estate = loadEstate(project)
    const clean = estate.vms.find(({ name }) => name === 'web')
    const { findings, notEvaluated } = runRules(estate, VERSIONS, rules)
    expect(notEvaluated).toEqual([])
    expect(findings.filter(({ subject }) => subject === clean?.id)).toEqual([])
    expect([...new Set(findings.map(({ ruleId }) => ruleId))].sort()).toEqual(rules.map(({ id }) => id).sort())
  })
})

it('calls a VM ready where each of MTV’s rules had something to judge by, and names what ours left open', async () => {
  await withInventory(COMPLETE_VSPHERE_DUMP, async (_, backend) => {
    const ready = await backend.invoke('assess.vms', { where: 'status = ready', offset: 0, limit: 10 })
    if (!ready.ok) throw new Error(ready.error.message)
    expect(ready.value.rows.map(({ name }) => name)).toEqual(['web'])
    for (const { code } of ready.value.rows[0]?.because ?? []) expect(code).toMatch(/^portolan\./)
  })
})
