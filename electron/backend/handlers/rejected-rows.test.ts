import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Backend, createBackend } from '#backend/create-backend.ts'

const VMS = ['VM,VM ID,VI SDK UUID,CPUs', 'a,vm-1,4c4c4544-0000-4000-8000-000000000001,2', ',,,4', ',,,8', ',,,16', ''].join('\n')

let folder = ''
let backend: Backend

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-rejected-'))
  backend = createBackend({
    now: () => '2026-03-02T09:00:00.000Z',
    monotonicMs: () => 0,
    logUnexpected: (error) => {
      throw error
    },
  })
  await backend.invoke('project.open', { path: join(folder, 'estate.portolan'), create: true })
})

afterAll(() => {
  backend.close()
  rmSync(folder, { recursive: true })
})

describe('rejected rows', () => {
  it('are none before there was an import', async () => {
    expect(await backend.invoke('inventory.rejected', { offset: 0, limit: 10 })).toEqual({ ok: true, value: { total: 0, rows: [] } })
  })

  it('come whole, page by page', async () => {
    const file = join(folder, 'RVTools_tabvInfo.csv')
    writeFileSync(file, VMS)
    expect(await backend.invoke('inventory.import', { files: [file] })).toMatchObject({ ok: true })
    const first = await backend.invoke('inventory.rejected', { offset: 0, limit: 2 })
    expect(first).toMatchObject({ ok: true, value: { total: 3, rows: [{ sheet: 'vInfo', row: 3, cells: [{ column: 'CPUs', value: '4' }] }, { row: 4 }] } })
    expect(await backend.invoke('inventory.rejected', { offset: 2, limit: 2 })).toMatchObject({ ok: true, value: { total: 3, rows: [{ row: 5 }] } })
  })

  it.each([
    { offset: -1, limit: 10 },
    { offset: 0, limit: 0 },
    { offset: 0, limit: 1_000_000 },
    { offset: 0.5, limit: 10 },
  ])('refuse %j', async (page) => {
    expect(await backend.invoke('inventory.rejected', page)).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  })
})
