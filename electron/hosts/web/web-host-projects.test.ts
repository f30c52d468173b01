import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { platform } from 'node:os'
import { join } from 'node:path'
import { fromBuffer } from 'yauzl'
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import type { Backend } from '#backend/create-backend.ts'
import { writeSampleProject } from '#backend/testing/sample-project-file.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import { openTestHost, type TestHost } from './testing/web-host.ts'

/** A page goes when the machine gets to it. */
const PATIENCE = { timeout: 30_000 }
const SAMPLE = 'sample:portolan-sample-estate.xlsx'

let web: TestHost
beforeEach(async () => {
  web = await openTestHost()
})
afterEach(() => web.close())

async function outcomeOf(name: string, input: unknown): Promise<Outcome<Record<string, unknown>>> {
  const { answer, events } = await web.call(name, input, crypto.randomUUID())
  expect(answer.status, answer.text).toBe(200)
  return events.at(-1)?.data as Outcome<Record<string, unknown>>
}

/** The status and the sentence of a call that the host itself refuses. */
async function refusalOf(name: string, input: unknown): Promise<{ status: number; text: string }> {
  const { answer } = await web.call(name, input, crypto.randomUUID())
  return { status: answer.status, text: answer.text }
}

async function upload(name: string, body: string | Buffer): Promise<string> {
  const answer = await web.ask(`/upload?name=${encodeURIComponent(name)}`, { method: 'POST', body })
  return (JSON.parse(answer.text) as { path: string }).path
}

const projects = (): string => join(web.folder, 'data', 'projects')

describe('projects of a page', () => {
  it('are made by name, listed newest first, opened again and taken off the list', async () => {
    expect(await outcomeOf('project.create', { name: 'Lisbon', ifTaken: 'refuse' })).toMatchObject({ ok: true, value: { name: 'Lisbon', sources: 0 } })
    expect(await outcomeOf('project.create', { name: 'Lisbon', ifTaken: 'refuse' })).toMatchObject({ ok: false, error: { code: 'conflict' } })
    expect(await outcomeOf('project.create', { name: 'Lisbon', ifTaken: 'number' })).toMatchObject({ ok: true, value: { name: 'Lisbon 2' } })
    const lisbon = join(projects(), 'Lisbon.portolan')
    expect(await outcomeOf('project.open', { path: lisbon, create: false })).toMatchObject({ ok: true, value: { name: 'Lisbon' } })
    expect(await namesOfRecent()).toEqual(['Lisbon', 'Lisbon 2', 'estate'])
    expect(await outcomeOf('project.forget', { path: lisbon })).toMatchObject({ ok: true })
    expect(await namesOfRecent()).toEqual(['Lisbon 2', 'estate'])
    expect(readdirSync(projects())).toContain('Lisbon.portolan')
  })

  test.each(['../../escape', '/etc/cron.d/job', 'a/b', 'CON', '..'])('never leave their folder, whatever the name is (%j)', async (name) => {
    const names = (): string[] => readdirSync(web.folder).filter((file) => !/-(wal|shm|lock)$/.test(file)).sort()
    const before = names()
    expect(await outcomeOf('project.create', { name, ifTaken: 'number' })).toMatchObject({ ok: true })
    expect(names()).toEqual(before)
    expect(readdirSync(projects()).filter((file) => file.endsWith('.portolan'))).toHaveLength(1)
  })

  it('are opened from what was sent, as a copy under its name', async () => {
    const path = await upload('Porto.portolan', projectBytes())
    expect(await outcomeOf('project.open', { path, create: false })).toMatchObject({ ok: true, value: { name: 'Porto', path: join(projects(), 'Porto.portolan') } })
    expect((await refusalOf('project.open', { path, create: false })).status).toBe(404)
  })

  it('that are none leave no copy, are named as the page knows them, and leave the open one open', async () => {
    const path = await upload('holiday.portolan', 'x'.repeat(5000))
    const outcome = await outcomeOf('project.open', { path, create: false })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'unsupported-file', message: expect.stringContaining('holiday.portolan') as string } })
    expect(JSON.stringify((outcome as { error: { message: string } }).error.message)).not.toContain(web.folder)
    expect(readdirSync(projects())).toEqual([])
    expect(await outcomeOf('project.info', {})).toMatchObject({ ok: true, value: { name: 'estate' } })
  })

  it('that are gone are said to be gone', async () => {
    expect(await outcomeOf('project.create', { name: 'Faro', ifTaken: 'refuse' })).toMatchObject({ ok: true })
    const path = join(projects(), 'Faro.portolan')
    await outcomeOf('project.close', {})
    for (const file of readdirSync(projects())) web.remove(join(projects(), file))
    expect(await outcomeOf('project.recent', {})).toMatchObject({ ok: true, value: [{ name: 'Faro', isMissing: true }, { name: 'estate' }] })
    expect(await outcomeOf('project.open', { path, create: false })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  test.each(['/etc/passwd', '{folder}/secret.txt', '{folder}/data/projects/../../secret.txt', 'relative.portolan', '/tmp/\0x'])('are not opened from elsewhere (%j)', async (path) => {
    expect((await refusalOf('project.open', { path: path.replace('{folder}', web.folder), create: false })).status).toBe(403)
  })

  it('are not made by path', async () => {
    expect((await refusalOf('project.open', { path: join(web.folder, 'new.portolan'), create: true })).status).toBe(403)
  })
})

describe('a bundle as a download', () => {
  it('comes as one zip with the files of the answer, until the page says that it has it', async () => {
    await openSample(web)
    const outcome = await outcomeOf('bundle.export', { out: 'download:', force: true })
    expect(outcome).toMatchObject({ ok: true, value: { out: expect.stringMatching(/^download:[\da-f-]{36}\/estate-bundle\.zip$/) as string } })
    const { out, files } = (outcome as unknown as { value: { out: string; files: string[] } }).value
    const id = out.slice('download:'.length).split('/')[0] ?? ''
    expect((await web.ask(`/api/download?id=${id}`, { isStranger: true })).status).toBe(401)
    const answer = await web.fetch(`/api/download?id=${id}`)
    expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''estate-bundle.zip")
    expect((await entriesOf(Buffer.from(await answer.arrayBuffer()))).sort()).toEqual([...files].sort())
    expect(keptForPages()).toHaveLength(1)
    expect((await web.ask(`/api/received?id=${id}`, { method: 'POST', isStranger: true })).status).toBe(401)
    expect((await web.ask(`/api/received?id=${id}`, { method: 'POST' })).status).toBe(200)
    expect(keptForPages()).toEqual([])
    expect((await web.ask(`/api/download?id=${id}`)).status).toBe(404)
  })

  it('stays where fetching it was cut off', async () => {
    await openSample(web)
    const path = ((await outcomeOf('bundle.export', { out: 'download:', acceptCritical: true })) as unknown as { value: { out: string } }).value.out
    const id = path.slice('download:'.length).split('/')[0] ?? ''
    await hangUpOnDownload(id)
    expect(keptForPages()).toHaveLength(1)
    const answer = await web.fetch(`/api/download?id=${id}`)
    expect(await entriesOf(Buffer.from(await answer.arrayBuffer()))).toContain('summary.json')
    expect(web.unexpected).toEqual([])
  })

  it('whose file was tidied away is said to be gone', async () => {
    await openSample(web)
    const path = ((await outcomeOf('bundle.export', { out: 'download:', acceptCritical: true })) as unknown as { value: { out: string } }).value.out
    const temporary = join(web.folder, 'temporary')
    const downloads = readdirSync(temporary).find((name) => name.startsWith('portolan-downloads')) ?? ''
    web.remove(join(temporary, downloads))
    const answer = await web.ask(`/api/download?id=${path.slice('download:'.length).split('/')[0] ?? ''}`)
    expect([answer.status, JSON.parse(answer.text)]).toEqual([404, { code: 'not-found', message: 'The file was fetched already or is gone: export again.' }])
    expect(await outcomeOf('bundle.export', { out: 'download:', acceptCritical: true })).toMatchObject({ ok: true })
    const [folder = ''] = readdirSync(temporary).filter((name) => name.startsWith('portolan-downloads'))
    if (platform() !== 'win32') expect(statSync(join(temporary, folder)).mode & 0o777).toBe(0o700)
  })

  it('is refused where there is no temporary folder any more', async () => {
    await openSample(web)
    web.remove(join(web.folder, 'temporary'))
    const outcome = await outcomeOf('bundle.export', { out: 'download:', acceptCritical: true })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'io', message: expect.stringContaining('temporary folder') as string } })
    expect(JSON.stringify(outcome)).not.toContain(web.folder)
    expect((await web.ask('/api/jobs')).text).toBe('[]')
  })

  it('is not kept for a page that was closed', async () => {
    const other = await openTestHost({}, (backend) => ({
      ...backend,
      invoke: (async (name: 'bundle.export', input: never, options: object) => {
        const outcome = await backend.invoke(name, input, options)
        // It ends as done, but only after its page has gone.
        if (name === 'bundle.export') await vi.waitFor(() => expect(hasLeft).toBe(true), PATIENCE)
        return outcome
      }) as Backend['invoke'],
    }))
    let hasLeft = false
    await openSample(other)
    const page = new AbortController()
    const asked = fetch(`${other.origin}/rpc`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${other.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: 'export', name: 'bundle.export', input: { out: 'download:', acceptCritical: true } }),
      signal: page.signal,
    })
    await asked
    page.abort()
    await vi.waitFor(async () => {
      await new Promise((resume) => setTimeout(resume, 20))
      hasLeft = true
      expect((await other.ask('/api/jobs')).text).toContain('"bundle.export"')
    }, PATIENCE)
    const temporary = join(other.folder, 'temporary')
    expect(readdirSync(temporary, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('downloads-')).map((name) => name.split('/').length)).toEqual([1])
    await other.close()
  })

  it('leaves nothing behind where it fails', async () => {
    expect(await outcomeOf('bundle.export', { out: 'download:', force: true })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(keptForPages()).toEqual([])
  })

  test.each(['', 'none', '../../secret.txt', '..%2f..%2fsecret.txt'])('of no such id is not found (%j)', async (id) => {
    expect((await web.ask(`/api/download?id=${id}`)).status).toBe(404)
  })
})

describe('a project under an import', () => {
  it('is not left before the import has ended', async () => {
    const page = new AbortController()
    const importing = fetch(`${web.origin}/rpc`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${web.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: 'import', name: 'inventory.import', input: { files: Array.from({ length: 20 }, () => SAMPLE) } }),
      signal: page.signal,
    })
    await (await importing).body?.getReader().read()
    const under = { ok: false, error: { code: 'conflict', message: 'An import into the open project is under way: wait for it or cancel it.' } }
    expect(await outcomeOf('project.create', { name: 'Faro', ifTaken: 'number' })).toMatchObject(under)
    expect(await outcomeOf('project.open', { path: join(web.folder, 'estate.portolan'), create: false })).toMatchObject(under)
    expect(await outcomeOf('project.close', {})).toMatchObject(under)
    expect(existsSync(projects())).toBe(false)
    page.abort()
    await vi.waitFor(async () => expect((await web.ask('/api/jobs')).text).toContain('"cancelled"'), { timeout: 10_000 })
    expect(await outcomeOf('project.info', {})).toMatchObject({ ok: true, value: { sources: 0 } })
    expect(await outcomeOf('project.create', { name: 'Faro', ifTaken: 'number' })).toMatchObject({ ok: true })
  })
})

/** Reads the first bytes of a download and goes away; ends once the host has noticed. */
function hangUpOnDownload(id: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(web.host.port, '127.0.0.1', () => socket.write(`GET /api/download?id=${id} HTTP/1.1\r\nHost: ${new URL(web.origin).host}\r\nAuthorization: Bearer ${web.token}\r\n\r\n`))
    socket.once('data', () => socket.resetAndDestroy())
    socket.once('close', () => resolve())
  })
}

function keptForPages(): string[] {
  const temporary = join(web.folder, 'temporary')
  return readdirSync(temporary).filter((name) => name.startsWith('portolan-downloads')).flatMap((name) => readdirSync(join(temporary, name)))
}

async function namesOfRecent(): Promise<unknown[]> {
  const outcome = await outcomeOf('project.recent', {})
  return outcome.ok ? (outcome.value as unknown as { name: string }[]).map(({ name }) => name) : []
}

/** A whole project file: SQLite's WAL is folded into it when it is closed. */
/** Opens a project of the same name with the sample estate in it, beside the one that the host came up with. */
async function openSample({ backend, folder }: TestHost): Promise<void> {
  const path = join(folder, 'with-sample', 'estate.portolan')
  mkdirSync(join(folder, 'with-sample'))
  await writeSampleProject(path)
  expect(await backend.invoke('project.open', { path, create: false })).toMatchObject({ ok: true })
}

function projectBytes(): Buffer {
  const path = join(web.folder, 'other.portolan')
  writeFileSync(path, '')
  web.makeProject(path)
  return readFileSync(path)
}

function entriesOf(bytes: Buffer): Promise<string[]> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: false }, (error, zip) => {
      if (error !== null) return reject(error)
      const names: string[] = []
      zip.on('entry', (entry: { fileName: string }) => names.push(entry.fileName))
      zip.on('end', () => resolve(names))
      zip.on('error', reject)
    })
  })
}
