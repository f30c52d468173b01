import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Backend, createBackend } from '#backend/create-backend.ts'

let folder = ''
let backend: Backend

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-report-'))
  backend = createBackend({ now: () => '2026-01-01T00:00:00Z', monotonicMs: () => 0, logUnexpected: String })
  await backend.invoke('project.open', { path: join(folder, 'estate.portolan'), create: true })
})

afterAll(() => {
  backend.close()
  rmSync(folder, { recursive: true })
})

describe('report.export', { timeout: 60_000 }, () => {
  it('has nothing to write of a project without an inventory', async () => {
    expect(await backend.invoke('report.export', { json: join(folder, 'none.json') })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await backend.invoke('report.export', {})).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    expect(await backend.invoke('report.export', { pdf: join(folder, 'none.pdf') })).toMatchObject({ ok: false, error: { code: 'invalid-input', details: { reason: 'no-printer' } } })
    expect(existsSync(join(folder, 'none.json'))).toBe(false)
    expect(await backend.invoke('report.show', {})).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  it('writes each file whole, keeps what is there unless forced, and leaves nothing behind', async () => {
    const inventory = join(folder, 'inventory.json')
    writeFileSync(inventory, JSON.stringify({ provider: 'vsphere', vms: [{ id: 'vm-1', name: 'web', cpuCount: 2, memoryMB: 2048, powerState: 'poweredOn', disks: [], networks: [] }] }))
    expect(await backend.invoke('inventory.import', { files: [inventory] })).toMatchObject({ ok: true })
    const out = join(folder, 'out', 'all.json')
    expect(await backend.invoke('report.export', { json: out })).toMatchObject({ ok: true, value: { scenario: 'Defaults', files: [{ format: 'json', path: out }], emptyTables: ['nic-layout', 'waves', 'freed'] } })
    writeFileSync(out, 'mine')
    expect(await backend.invoke('report.export', { json: out, csv: join(folder, 'csv') })).toMatchObject({ ok: false, error: { code: 'conflict', details: { reason: 'exists' } } })
    expect([readFileSync(out, 'utf8'), existsSync(join(folder, 'csv'))]).toEqual(['mine', false])
    const steps: string[] = []
    const forced = await backend.invoke('report.export', { json: out, csv: join(folder, 'csv'), force: true }, { onProgress: ({ phase, done, total }) => steps.push(`${phase} ${done} of ${total}`) })
    expect(forced.ok).toBe(true)
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ portolan: expect.any(String) as string, tables: { vms: [{ name: 'web' }], waves: null } })
    expect(readdirSync(join(folder, 'out'))).toEqual(['all.json'])
    expect(steps.length).toBeGreaterThan(0)
  })

  it('shows the very document that it writes', async () => {
    const out = join(folder, 'out', 'report.html')
    expect((await backend.invoke('report.export', { html: out })).ok).toBe(true)
    expect(await backend.invoke('report.show', {})).toEqual({ ok: true, value: { scenario: 'Defaults', html: readFileSync(out, 'utf8') } })
    expect(await backend.invoke('report.show', { scenario: 'nowhere' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  it('names a scenario that is not there, and writes nothing once it is cancelled', async () => {
    expect(await backend.invoke('report.export', { json: join(folder, 'x.json'), scenario: 'nowhere' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await backend.invoke('report.export', { json: join(folder, 'x.json') }, { signal: { aborted: true } })).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(existsSync(join(folder, 'x.json'))).toBe(false)
  })
})
