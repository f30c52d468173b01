import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createRecordingSink, type Recording } from '#backend/importers/testing/recording-sink.ts'
import { ovirtImporter } from '../ovirt-importer.ts'
import { LAYOUTS } from '../testing/sample-documents.ts'
import { sampleEngine } from '../testing/sample-engine.ts'
import { STAND_IN_CERTIFICATE } from '../testing/stand-in-certificate.ts'
import { PASSWORD, startStandInEngine, type StandInEngine, type StandInOptions, USER } from '../testing/stand-in-engine.ts'
import type { EngineAccess } from './engine-client.ts'
import { readEngine } from './read-engine.ts'

const ENGINE = sampleEngine()
const open: StandInEngine[] = []
const QUICK = { backOffMs: [1, 1, 1], timeoutMs: 2_000, pageSize: 3 }

afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

async function start(options: StandInOptions = {}): Promise<StandInEngine> {
  const server = await startStandInEngine(ENGINE, options)
  open.push(server)
  return server
}

async function read({ url }: StandInEngine, access: Partial<EngineAccess> = {}, signal: { readonly aborted: boolean } = { aborted: false }): Promise<Recording> {
  const recording = createRecordingSink()
  await readEngine({ url, user: USER, password: PASSWORD, ca: STAND_IN_CERTIFICATE, ...access }, recording, { signal, progress: () => undefined }, QUICK)
  return recording
}

/** The same engine from a folder: what a live read has to give as well. */
async function fromFolder(): Promise<Recording> {
  const folder = mkdtempSync(join(tmpdir(), 'portolan-live-'))
  const recording = createRecordingSink()
  try {
    for (const [path, text] of LAYOUTS['XML, in folders']?.(ENGINE) ?? []) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    await ovirtImporter.read(folder, recording, { signal: { aborted: false }, progress: () => undefined })
  } finally {
    rmSync(folder, { recursive: true })
  }
  return recording
}

describe('a live read', () => {
  it.each<[string, StandInOptions]>([
    ['with a token, page by page, inlined', {}],
    ['with Basic authentication where there is no SSO', { hasSso: false }],
    ['of an engine that refuses to inline', { knowsFollow: false }],
  ])('%s, gives the same rows as the documents', async (_, options) => {
    const server = await start(options)
    const { rows, files } = await read(server)
    const expected = await fromFolder()
    expect({ ...rows, source: [] }).toEqual({ ...expected.rows, source: [] })
    expect(rows.source).toMatchObject([{ name: new URL(server.url).host, exportedAt: '2026-03-02T08:30:00', version: '4.5.5' }])
    expect(files).toMatchObject([{ importerId: 'ovirt', format: expect.stringMatching(/read live/) as unknown }])
    expect(server.requests.filter((request) => request.includes('/vms?')).map((request) => /page%20(\d+)/.exec(request)?.[1])).toEqual(options.knowsFollow === false ? ['1', '1', '2', '3'] : ['1', '2', '3'])
  })

  it('of an engine that knows no pages reads everything once', async () => {
    const { rows } = await read(await start({ knowsPages: false, knowsFollow: false }))
    expect(rows.vm).toHaveLength(9)
  })

  it('asks with GET alone, but for the token, and never has the password in an address', async () => {
    const server = await start()
    const recording = await read(server)
    const others = server.requests.filter((request) => !request.startsWith('GET '))
    expect(others).toEqual(['POST /ovirt-engine/sso/oauth/token'])
    for (const text of [JSON.stringify(server.requests), JSON.stringify(recording)]) for (const secret of [PASSWORD, encodeURIComponent(PASSWORD)]) expect(text).not.toContain(secret)
  })

  it('asks for a new token when the one it has runs out', async () => {
    const server = await start({ fault: (path, attempt) => (path.endsWith('/hosts') && attempt === 1 ? 401 : null) })
    expect((await read(server)).rows.vm).toHaveLength(9)
    expect(server.requests.filter((request) => request.includes('/sso/'))).toHaveLength(2)
  })

  it.each(['cut', 'cut in the middle', 503] as const)('tries again after %s', async (trouble) => {
    const server = await start({ fault: (path, attempt) => (path.endsWith('/vms') && attempt <= 2 ? trouble : null) })
    expect((await read(server)).rows.vm).toHaveLength(9)
  })

  it('does without a collection that the engine does not have, and says so', async () => {
    const recording = await read(await start({ fault: (path) => (path.endsWith('/disks') ? 404 : null) }))
    const { rows } = recording
    expect(rows.vm).toHaveLength(9)
    expect(recording.issuesOf('COLLECTION_UNAVAILABLE').map(({ value }) => value)).toContain('disks')
  })
})

describe('a live read that cannot be', () => {
  it('with a wrong password says so once, without the password', async () => {
    const server = await start()
    const failure = await read(server, { password: 'wrong-secret' }).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'invalid-input', message: expect.stringMatching(/refuses the user reader@internal/) as unknown })
    expect(`${String(failure)} ${JSON.stringify(failure)}`).not.toContain('wrong-secret')
    expect(server.requests.length).toBeLessThan(6)
  })

  it.each<[string, StandInOptions['fault'] & {}, RegExp]>([
    ['an engine that stays unavailable', (path) => (path.endsWith('/vms') ? 503 : null), /503/],
    ['a connection that is always cut', (path) => (path.endsWith('/vms') ? 'cut' : null), /cannot be read/],
  ])('%s ends with a clear error', async (_, fault, why) => {
    const server = await start({ fault })
    await expect(read(server)).rejects.toMatchObject({ code: 'io', message: expect.stringMatching(why) as unknown })
    expect(server.requests.filter((request) => request.includes('/vms?'))).toHaveLength(4)
  })

  it('of an engine that says nothing ends after the time that it is given', async () => {
    const server = await start({ fault: () => 'silence' })
    const attempt = readEngine({ url: server.url, user: USER, password: PASSWORD, ca: STAND_IN_CERTIFICATE }, createRecordingSink(), { signal: { aborted: false }, progress: () => undefined }, { ...QUICK, timeoutMs: 20 })
    await expect(attempt).rejects.toMatchObject({ code: 'io', message: expect.stringMatching(/said nothing/) as unknown })
  })

  it('with a certificate that nobody vouches for is refused before anything is sent', async () => {
    const server = await start()
    const recording = createRecordingSink()
    const attempt = readEngine({ url: server.url, user: USER, password: PASSWORD }, recording, { signal: { aborted: false }, progress: () => undefined }, QUICK)
    await expect(attempt).rejects.toMatchObject({ code: 'io', message: expect.stringMatching(/certificate/) as unknown })
    expect(server.requests).toEqual([])
  })

  it.each(['http://engine.example.com', 'engine.example.com', 'https://admin:secret@engine.example.com'])('refuses the address %s', async (url) => {
    await expect(readEngine({ url, user: USER, password: PASSWORD }, createRecordingSink(), { signal: { aborted: false }, progress: () => undefined })).rejects.toMatchObject({ code: 'invalid-input' })
  })

  it('ends when the user cancels, also in the middle of a request', async () => {
    const signal = { aborted: false }
    const server = await start({ fault: (path) => {
      if (!path.endsWith('/vms')) return null
      signal.aborted = true
      return 'silence'
    } })
    await expect(read(server, {}, signal)).rejects.toMatchObject({ code: 'cancelled' })
  })
})
