import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createBackend } from '#backend/create-backend.ts'
import { loadEstate } from '#backend/db/repositories/estate-repository.ts'
import { withTemporaryProject } from '#backend/db/testing/temporary-project.ts'
import { COMPLETE_VSPHERE_DUMP } from '#backend/importers/mtv-inventory/testing/complete-dump.ts'
import { RULES } from '#shared/engine/assess/registry.ts'
import { runRules } from '#shared/engine/assess/run-rules.ts'

const VERSIONS = { mtv: '2.12', openshift: '4.22' } as const

it('evaluates each of MTV’s rules on an inventory of MTV with every field, for and against', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-mtv-rules-'))
  try {
    await withTemporaryProject(async (project) => {
      const file = join(folder, 'inventory.json')
      writeFileSync(file, JSON.stringify(COMPLETE_VSPHERE_DUMP))
      const backend = createBackend({ now: () => '2026-01-01T00:00:00Z', monotonicMs: () => 0, logUnexpected: String })
      await backend.invoke('project.open', { path: project.path, create: false })
      expect(await backend.invoke('inventory.import', { files: [file] })).toMatchObject({ ok: true })
      backend.close()

      const rules = RULES.filter(({ id }) => id.startsWith('vmware.'))
      const { findings, notEvaluated } = runRules(loadEstate(project), VERSIONS, rules)
      expect(notEvaluated).toEqual([])
      expect(findings.filter(({ subject }) => subject.endsWith('/vm-1'))).toEqual([])
      expect([...new Set(findings.map(({ ruleId }) => ruleId))].sort()).toEqual(rules.map(({ id }) => id).sort())
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
})

it('calls a VM ready where each of MTV’s rules had something to judge by, and names what ours left open', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-mtv-ready-'))
  try {
    await withTemporaryProject(async (project) => {
      const file = join(folder, 'inventory.json')
      writeFileSync(file, JSON.stringify(COMPLETE_VSPHERE_DUMP))
      const backend = createBackend({ now: () => '2026-01-01T00:00:00Z', monotonicMs: () => 0, logUnexpected: String })
      await backend.invoke('project.open', { path: project.path, create: false })
      await backend.invoke('inventory.import', { files: [file] })
      const ready = await backend.invoke('assess.vms', { where: 'status = ready', offset: 0, limit: 10 })
      backend.close()
      if (!ready.ok) throw new Error(ready.error.message)
      expect(ready.value.rows.map(({ name }) => name)).toEqual(['web'])
      for (const { code } of ready.value.rows[0]?.because ?? []) expect(code).toMatch(/^portolan\./)
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
