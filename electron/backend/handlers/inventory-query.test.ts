import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createBackend } from '#backend/create-backend.ts'
import { loadEstate } from '#backend/db/repositories/estate-repository.ts'
import { loadVm } from '#backend/db/repositories/vm-repository.ts'
import { withTemporaryProject } from '#backend/db/testing/temporary-project.ts'
import { findResourcesFolder } from '#backend/resources.ts'

const PAGE = { kind: 'vms', offset: 0, limit: 1000 } as const

it('follows imports, decisions and undo, and shows a VM as the whole estate has it', async () => {
  await withTemporaryProject(async (project, folder) => {
    const backend = createBackend({ now: () => '2026-01-01T00:00:00Z', monotonicMs: () => 0, logUnexpected: String, dataFolder: folder })
    const ask = async (where?: string) => {
      const outcome = await backend.invoke('inventory.query', where === undefined ? PAGE : { ...PAGE, where })
      if (!outcome.ok) throw new Error(outcome.error.message)
      return outcome.value
    }
    await backend.invoke('project.open', { path: project.path, create: false })
    expect((await ask()).total).toBe(0)

    await backend.invoke('inventory.import', { files: [join(findResourcesFolder(), 'sample', 'portolan-sample-estate.xlsx')] })
    const all = await ask()
    const listed = await backend.invoke('inventory.list', { kind: 'vms' })
    expect(listed).toMatchObject({ ok: true, value: { rows: all.rows } })

    // Fields of the assessment are offered before it is made, and their values once one is named.
    const completed = async (where: string): Promise<unknown> => {
      const outcome = await backend.invoke('inventory.complete', { kind: 'vms', where, at: where.length })
      return outcome.ok ? outcome.value.options.map(({ text }) => text) : outcome.error
    }
    expect(await completed('stat')).toEqual(['status', 'powerState'])
    expect(await completed('status = ')).toContain('attention')

    const grouped = await backend.invoke('inventory.group', { kind: 'vms', by: 'status', sums: ['vcpus'] })
    expect(grouped).toMatchObject({ ok: true, value: { total: { rows: all.total } } })

    const included = await ask('included')
    const id = String(included.rows[0]?.['id'])
    await backend.invoke('decisions.apply', { changes: [{ kind: 'vm.inclusion', subject: id, value: { isIncluded: false, reason: 'retired' } }] })
    expect((await ask('included')).matching).toBe(included.matching - 1)
    expect((await ask('excludedBecause ~ retired')).rows.map((row) => row['id'])).toEqual([id])
    expect(await backend.invoke('inventory.vm', { id })).toMatchObject({ ok: true, value: { vm: { id }, inclusion: { isIncluded: false } } })
    await backend.invoke('decisions.undo', {})
    expect((await ask('included')).matching).toBe(included.matching)

    // Which disks others share is known of the whole estate alone.
    for (const vm of loadEstate(project).vms) expect(loadVm(project, vm.id)).toEqual({ ...vm, disks: vm.disks.map((disk) => ({ ...disk, sharedAs: undefined })) })
    expect(await backend.invoke('inventory.vm', { id: 'nobody' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    backend.close()
  })
})
