import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createBackend } from '#backend/create-backend.ts'
import { withTemporaryProject } from '#backend/db/testing/temporary-project.ts'
import { loadTarget } from '#backend/targets/load-target.ts'
import type { ApiOutput } from '#shared/contract/api.ts'

const SAMPLE = 'resources/sample/portolan-sample-estate.xlsx'
const PERMISSIONS = `"EntityId","Entity","Role","Principal","Propagate","IsGroup","Uid"
"Folder-group-d1","Datacenters","Admin","CORP\\vm-admins","True","True","/VIServer=corp\\ann@vc-lis.corp.example:443/Permission=1"
"Folder-group-d1","Datacenters","ReadOnly","CORP\\audit","True","True","/VIServer=corp\\ann@vc-lis.corp.example:443/Permission=2"
`

it('the plan takes namespaces and permissions from side files, and asks for permissions where there are none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-side-facts-'))
  try {
    await withTemporaryProject(async (project) => {
      const backend = createBackend({ now: () => '2026-01-01T00:00:00Z', monotonicMs: () => 0, logUnexpected: String })
      const permissions = join(folder, 'permissions.csv')
      const applications = join(folder, 'applications.csv')
      writeFileSync(permissions, PERMISSIONS)
      writeFileSync(applications, 'VM,Application\nERP-WEB-01,Planning\nERP-WEB-02,Planning\n')
      expect(await backend.invoke('project.open', { path: project.path, create: false })).toMatchObject({ ok: true })
      expect(await backend.invoke('inventory.import', { files: [SAMPLE] })).toMatchObject({ ok: true })
      const preset = await loadTarget('odf')
      const target = { ...preset, namespaces: { by: 'application' as const, prefix: '' }, permissions: { roleBindings: true, principals: [{ principal: 'CORP\\vm-admins', name: 'vm-admins' }], roles: [] } }
      expect(await backend.invoke('target.set', { target })).toMatchObject({ ok: true })
      const placement = async (): Promise<ApiOutput<'mapping.placement'>> => {
        const answer = await backend.invoke('mapping.placement', {})
        if (!answer.ok) throw new Error(answer.error.message)
        return answer.value
      }
      expect((await placement()).tenancy.findings.map(({ code }) => code)).toContain('permissions-unknown')

      expect(await backend.invoke('inventory.import', { files: [permissions, applications] })).toMatchObject({ ok: true })
      const { tenancy, areRoleBindingsWritten } = await placement()
      expect(areRoleBindingsWritten).toBe(true)
      expect(tenancy.roleBindings.map(({ namespace, clusterRole, subjects }) => [namespace, clusterRole, subjects.map(({ name }) => name)])).toEqual([['migrated-vms', 'admin', ['vm-admins']], ['planning', 'admin', ['vm-admins']]])
      expect(tenancy.unmapped).toMatchObject([{ principal: 'CORP\\audit', namespaces: ['migrated-vms', 'planning'], reason: { code: 'principal-unmapped' } }])
      backend.close()
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
