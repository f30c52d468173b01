import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createBackend } from '#backend/create-backend.ts'

const VIEW = { name: 'Large', layout: { shown: {}, order: [], pinned: ['name'] }, state: { where: 'vcpus > 8', of: { a: 'newer version' } } }

it('views of a table are in the project file for whoever opens it, and can be undone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-views-'))
  const open = async () => {
    const backend = createBackend({ now: () => '2026-01-01T00:00:00Z', monotonicMs: () => 0, logUnexpected: String })
    await backend.invoke('project.open', { path: join(folder, 'p.portolan'), create: true })
    return backend
  }
  try {
    const one = await open()
    const apply = (views: unknown) => one.invoke('decisions.apply', { changes: [{ kind: 'table.views', subject: 'vms', value: { views } }] })
    expect((await apply([VIEW])).ok).toBe(true)
    expect(await apply([VIEW, VIEW])).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    one.close()
    const other = await open()
    expect(await other.invoke('views.list', { table: 'vms' })).toEqual({ ok: true, value: { views: [VIEW] } })
    expect(await other.invoke('views.list', { table: 'hosts' })).toEqual({ ok: true, value: { views: [] } })
    await other.invoke('decisions.undo', {})
    expect(await other.invoke('views.list', { table: 'vms' })).toEqual({ ok: true, value: { views: [] } })
    other.close()
  } finally {
    rmSync(folder, { recursive: true })
  }
})
