import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { createBackend } from '#backend/create-backend.ts'

let folder = ''
let told: string[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-preferences-'))
  told = []
})
afterEach(() => rmSync(folder, { recursive: true }))

const file = (): string => join(folder, 'data', 'preferences.json')
const start = (dataFolder: string | null = join(folder, 'data')) =>
  createBackend({ now: () => '2026-01-01T00:00:00Z', monotonicMs: () => 0, logUnexpected: String, tell: (sentence) => told.push(sentence), ...(dataFolder === null ? {} : { dataFolder }) })

describe('what a person set', () => {
  it('is there after a restart, each key by itself, in a file that nobody else reads', async () => {
    await start().invoke('preferences.write', { key: 'preferences', value: { theme: 'dark', later: [1, null] } })
    const other = start()
    await other.invoke('preferences.write', { key: 'views.vms', value: [] })
    expect(await start().invoke('preferences.read', {})).toEqual({ ok: true, value: { isKept: true, values: { preferences: { theme: 'dark', later: [1, null] }, 'views.vms': [] } } })
    expect(readdirSync(join(folder, 'data'))).toEqual(['preferences.json'])
    if (process.platform !== 'win32') expect(statSync(file()).mode & 0o777).toBe(0o600)
  })

  it('is kept nowhere without a data folder', async () => {
    const backend = start(null)
    expect(await backend.invoke('preferences.write', { key: 'preferences', value: {} })).toEqual({ ok: true, value: { isKept: false } })
    expect(await backend.invoke('preferences.read', {})).toEqual({ ok: true, value: { isKept: false, values: {} } })
  })

  test.each(['', '[', '[]', '"text"'])('that is damaged (%j) is set aside, and a person is told', async (text) => {
    await start().invoke('preferences.write', { key: 'preferences', value: {} })
    writeFileSync(file(), text)
    expect(await start().invoke('preferences.read', {})).toEqual({ ok: true, value: { isKept: true, values: {} } })
    expect([told, readFileSync(`${file()}.damaged`, 'utf8')]).toEqual([[expect.stringContaining('The file of settings was damaged')], text])
  })

  test.each([
    ['a key that is none', { key: '../x', value: 1 }],
    ['what is too large', { key: 'x', value: 'x'.repeat(1_000_001) }],
    ['what is no JSON', { key: 'x', value: undefined }],
  ])('refuses %s', async (_case, input) => {
    expect(await start().invoke('preferences.write', input as never)).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    expect(existsSync(file())).toBe(false)
  })
})
