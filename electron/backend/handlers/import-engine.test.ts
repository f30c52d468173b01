import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Backend, createBackend } from '#backend/create-backend.ts'
import { sampleEngine } from '#backend/importers/ovirt/testing/sample-engine.ts'
import { STAND_IN_CERTIFICATE } from '#backend/importers/ovirt/testing/stand-in-certificate.ts'
import { PASSWORD, startStandInEngine, type StandInEngine, type StandInOptions, USER } from '#backend/importers/ovirt/testing/stand-in-engine.ts'

const SECRETS = [PASSWORD, encodeURIComponent(PASSWORD), new URLSearchParams({ p: PASSWORD }).toString().slice(2), Buffer.from(`${USER}:${PASSWORD}`).toString('base64'), Buffer.from(PASSWORD).toString('base64')]
let folder: string
let backend: Backend
let logged: unknown[]
let engine: StandInEngine | null

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-engine-'))
  logged = []
  engine = null
  backend = createBackend({
    now: () => '2026-03-02T09:00:00.000Z',
    monotonicMs: () => 0,
    logUnexpected: (error) => {
      logged.push(error)
      return 'log-1'
    },
  })
  writeFileSync(join(folder, 'ca.pem'), STAND_IN_CERTIFICATE)
  await backend.invoke('project.open', { path: join(folder, 'Estate.portolan'), create: true })
})

afterEach(async () => {
  await backend.invoke('project.close', {})
  await engine?.close()
  rmSync(folder, { recursive: true })
})

async function read(part: { readonly password?: string } = {}, options: StandInOptions = {}) {
  engine = await startStandInEngine(sampleEngine(), options)
  const progress: unknown[] = []
  const outcome = await backend.invoke('inventory.import-engine', { url: engine.url, user: USER, password: PASSWORD, caFile: join(folder, 'ca.pem'), ...part }, { onProgress: (step) => progress.push(step) })
  return { outcome, progress }
}

/** Every byte that lies beside the project, the write-ahead log included, before and after it is closed. */
async function bytesOnDisk(): Promise<string> {
  const readAll = (): string => readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1')).join('\n')
  const open = readAll()
  await backend.invoke('project.close', {})
  return `${open}\n${readAll()}`
}

describe('the password of a live read', () => {
  it('is in no file, no journal, no report, no progress and no log after it', async () => {
    const { outcome, progress } = await read()
    expect(outcome).toMatchObject({ ok: true, value: { counts: { vms: 8 } } })
    const [report, decisions, recent] = [await backend.invoke('inventory.report', {}), await backend.invoke('decisions.list', {}), await backend.invoke('project.recent', {})]
    const kept = [await bytesOnDisk(), JSON.stringify([outcome, report, decisions, recent, progress, logged])]
    // Both hold what was read, so that the absence of the other means something.
    for (const text of kept) expect(text).toContain('127.0.0.1')
    for (const secret of SECRETS) for (const text of kept) expect(text).not.toContain(Buffer.from(secret, 'utf8').toString('latin1'))
    for (const secret of SECRETS) for (const text of kept) expect(text).not.toContain(secret)
  })

  it('is in nothing that a failed read leaves, and the project is as it was', async () => {
    const { outcome } = await read({ password: 'wröng-secret' })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'invalid-input', message: expect.stringMatching(/refuses the user/) as unknown } })
    const kept = [await bytesOnDisk(), JSON.stringify([outcome, logged])]
    for (const secret of ['wröng-secret', encodeURIComponent('wröng-secret'), Buffer.from('wröng-secret').toString('latin1'), Buffer.from(`${USER}:wröng-secret`).toString('base64')]) for (const text of kept) expect(text).not.toContain(secret)
  })

  it('is not repeated where it was typed into the address', async () => {
    for (const url of ['https://admin:hush@engine.example.com', 'http://admin:hush@engine.example.com', 'admin:hush@engine.example.com']) {
      const outcome = await backend.invoke('inventory.import-engine', { url, user: USER, password: PASSWORD })
      expect(outcome).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
      expect(JSON.stringify(outcome)).not.toContain('hush')
    }
  })
})
