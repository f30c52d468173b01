import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { platform } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import type { Backend } from '#backend/create-backend.ts'
import { findResourcesFolder } from '#backend/resources.ts'
import { openTestHost, type TestHost } from './testing/web-host.ts'

const SAMPLE_FILE = join(findResourcesFolder(), 'sample', 'portolan-sample-estate.xlsx')
const SAMPLE = 'sample:portolan-sample-estate.xlsx'

let web: TestHost
beforeEach(async () => {
  web = await openTestHost()
})
afterEach(() => web.close())

const kept = (): string[] => readdirSync(join(web.folder, 'temporary'), { recursive: true, encoding: 'utf8' })
const upload = async (name: string, body: Buffer | string): Promise<{ path: string; name: string; bytes: number }> => {
  const answer = await web.ask(`/upload?name=${encodeURIComponent(name)}`, { method: 'POST', body })
  expect(answer.status).toBe(200)
  return JSON.parse(answer.text) as { path: string; name: string; bytes: number }
}
const outcomeOf = async (name: string, input: unknown): Promise<unknown> => (await web.call(name, input)).events.at(-1)?.data

describe('calls', () => {
  it('tells about the host', async () => {
    expect(JSON.parse((await web.ask('/api/info')).text)).toEqual({
      kind: 'web',
      version: '1.2.3',
      folders: [],
      samplePath: SAMPLE,
      worksAhead: true,
    })
  })

  it('imports the sample with progress and answers queries about it', async () => {
    const { answer, events } = await web.call('inventory.import', { files: [SAMPLE] })
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' } })
    expect(events.slice(0, -1).every(({ event }) => event === 'progress')).toBe(true)
    expect(events.length).toBeGreaterThan(1)
    expect(events.at(-1)).toMatchObject({ event: 'outcome', data: { ok: true } })
    expect(await outcomeOf('inventory.list', { kind: 'clusters' })).toMatchObject({ ok: true })
    expect(await outcomeOf('plan.compute', {})).toMatchObject({ ok: true })
  })

  it('answers an operation that failed as its outcome', async () => {
    expect(await outcomeOf('inventory.report', {})).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await outcomeOf('inventory.list', { kind: 'cats' })).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  })

  test.each(['bundle.check', 'target.use', 'decisions.import', 'none.such', '__proto__', 'toString'])('refuses %s', async (name) => {
    const { answer } = await web.call(name, { path: '/tmp/x', create: true })
    expect(answer.status).toBe(403)
    expect(JSON.parse(answer.text)).toEqual({ code: 'invalid-input', message: expect.stringContaining(name) as string })
  })

  it('answers many at once, each with its own', async () => {
    await web.call('inventory.import', { files: [SAMPLE] })
    const kinds = ['vms', 'hosts', 'clusters', 'datastores', 'networks']
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => web.call('inventory.list', { kind: kinds[index % kinds.length] }, `id-${index}`)))
    const texts = answers.map(({ answer }) => answer.text)
    for (const [index, text] of texts.entries()) expect(text).toBe(texts[index % kinds.length])
    expect(new Set(texts).size).toBe(kinds.length)
  })
})

describe('uploads', () => {
  it('keeps a file for its owner alone until it was imported', async () => {
    const bytes = readFileSync(SAMPLE_FILE)
    const file = await upload('../../my export.xlsx', bytes)
    expect(file).toMatchObject({ name: 'my export.xlsx', bytes: bytes.length, path: expect.stringMatching(/^upload:[\da-f-]{36}\/my export\.xlsx$/) as string })
    const paths = kept().map((path) => join(web.folder, 'temporary', path))
    if (platform() !== 'win32') expect(paths.map((path) => (statSync(path).mode & 0o777).toString(8)).sort()).toEqual(['600', '700', '700'])
    expect(await outcomeOf('inventory.import', { files: [file.path] })).toMatchObject({ ok: true, value: { files: [{ name: 'my export.xlsx' }] } })
    expect(kept()).toHaveLength(1)
    expect((await web.call('inventory.import', { files: [file.path] })).answer.status).toBe(404)
  })

  it('keeps no file whose import failed, and names it as the page knows it', async () => {
    const file = await upload('notes.txt', 'hello')
    const outcome = await outcomeOf('inventory.import', { files: [file.path] })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'unsupported-file', message: expect.stringMatching(/^notes\.txt is not an inventory/) as string } })
    expect(JSON.stringify(outcome)).not.toContain(web.folder)
    expect(kept()).toHaveLength(1)
  })

  it('removes what no call took for an hour, once the next one is sent', async () => {
    let nowMs = 0
    const other = await openTestHost({ monotonicMs: () => nowMs })
    const names = (): string[] => readdirSync(join(other.folder, 'temporary'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xlsx'))
    const send = (name: string): Promise<unknown> => other.ask(`/upload?name=${name}`, { method: 'POST', body: 'x' })
    await send('forgotten.xlsx')
    nowMs = 59 * 60_000
    await send('recent.xlsx')
    expect(names()).toHaveLength(2)
    nowMs = 61 * 60_000
    await send('new.xlsx')
    expect(names().map((name) => name.split('/').at(-1)).sort()).toEqual(['new.xlsx', 'recent.xlsx'])
    await other.close()
  })

  it('removes what is cut off', async () => {
    await cutOff(web, () => kept().length === 3)
    await until(() => kept().length === 1)
    expect((await web.ask('/api/info')).status).toBe(200)
    expect(web.unexpected).toEqual([])
  })

  it('removes everything at the end, what is still being sent too', async () => {
    await upload('a.xlsx', 'a')
    const sending = cutOff(web, () => false)
    await until(() => kept().length === 5)
    await web.host.close()
    await sending
    expect(kept()).toEqual([])
  })
})

describe('paths of imports', () => {
  test.each(['/etc/passwd', 'estate.xlsx', '../estate.xlsx', 'sample:../targets/odf.yaml', 'sample:', 'file:///etc/passwd', '/tmp/\0x', SAMPLE_FILE])('refuses %j', async (path) => {
    const { answer } = await web.call('inventory.import', { files: [SAMPLE, path] })
    expect(answer.status).toBe(403)
  })

  test.each(['upload:x', 'upload:../../secret.txt', 'upload:00000000-0000-4000-8000-000000000000/a.xlsx'])('holds nothing at %j', async (path) => {
    expect((await web.call('inventory.import', { files: [path] })).answer.status).toBe(404)
  })

  it('reads from the folders of the command line, and from nowhere else by a link in them', async () => {
    const folder = mkdtempSync(join(web.folder, 'exports-'))
    const beside = `${folder}-beside`
    mkdirSync(beside)
    for (const path of [join(folder, 'in.xlsx'), join(beside, 'out.xlsx')]) writeFileSync(path, readFileSync(SAMPLE_FILE))
    symlinkSync(join(beside, 'out.xlsx'), join(folder, 'link.xlsx'))
    const other = await openTestHost({ folders: [folder] })
    const status = async (path: string): Promise<number> => (await other.call('inventory.import', { files: [path] })).answer.status
    expect(await status(join(folder, 'in.xlsx'))).toBe(200)
    for (const path of [join(folder, 'link.xlsx'), join(beside, 'out.xlsx'), `${folder}/../${beside.split('/').at(-1) ?? ''}/out.xlsx`, folder, join(folder, 'none.xlsx')]) expect(await status(path)).toBe(403)
    await other.close()
  })

  it('does not start with a folder that is not there', async () => {
    await expect(openTestHost({ folders: [join(web.folder, 'none')] })).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('calls that end early', () => {
  /** A backend whose imports wait until they are cancelled: the moment in which a page leaves is the test's. */
  const waiting = (backend: Backend): Backend => ({
    ...backend,
    invoke: (async (name: 'inventory.report', input: Record<string, never>, options?: { signal?: { aborted: boolean }; onProgress?: (progress: never) => void }) => {
      if ((name as string) !== 'inventory.import' && (name as string) !== 'inventory.list') return backend.invoke(name, input)
      options?.onProgress?.({ phase: 'read' } as never)
      await until(() => options?.signal?.aborted === true)
      return { ok: false, error: { code: 'cancelled', message: 'The import was cancelled.', details: {} } }
    }) as Backend['invoke'],
  })

  it('cancels a running call when the page asks, and tells it so', async () => {
    const other = await openTestHost({}, waiting)
    const call = other.call('inventory.import', { files: [SAMPLE] }, 'import-1')
    await cancelUntil(other, 'import-1', call)
    expect((await call).events.at(-1)).toEqual({ event: 'outcome', data: { ok: false, error: { code: 'cancelled', message: 'The import was cancelled.', details: {} } } })
    expect((await other.ask('/api/jobs')).text).toBe('[]')
    await other.close()
  })

  it('says all along that a call is under way, however long it is silent', async () => {
    const other = await openTestHost({ limits: { heartbeatMs: 5 } }, waiting)
    const page = leave(other, 'inventory.import', 'silent')
    await until(() => (page.read().match(/^:$/gm) ?? []).length >= 3)
    await other.ask('/cancel', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"id":"silent"}' })
    // What it says between the events is no event.
    expect((await page.text).split('\n\n').filter((block) => block !== '' && block !== ':').map((block) => block.split('\n')[0])).toEqual(['event: progress', 'event: outcome'])
    await other.close()
  })

  it('removes what a closed page had sent for its import', async () => {
    const other = await openTestHost({}, waiting)
    const sent = await other.ask('/upload?name=a.xlsx', { method: 'POST', body: 'a' })
    const { path } = JSON.parse(sent.text) as { path: string }
    const page = leave(other, 'inventory.import', 'sent', [path])
    await page.hasBegun
    page.leave()
    await until(async () => (await other.ask('/api/jobs')).text !== '[]')
    expect((await other.call('inventory.import', { files: [path] })).answer.status).toBe(404)
    expect(readdirSync(join(other.folder, 'temporary'), { recursive: true })).toHaveLength(1)
    await other.close()
  })

  it('refuses a second call of the same id', async () => {
    const other = await openTestHost({}, waiting)
    const first = leave(other, 'inventory.import', 'twice')
    await first.hasBegun
    expect((await other.call('inventory.report', {}, 'twice')).answer.status).toBe(409)
    first.leave()
    await other.close()
  })

  it('has an end to how many run at once', async () => {
    const other = await openTestHost({ limits: { maxRunningCalls: 1 } }, waiting)
    const first = leave(other, 'inventory.import', 'one')
    await first.hasBegun
    expect((await other.call('inventory.report', {}, 'two')).answer.status).toBe(429)
    first.leave()
    await other.close()
  })

  it('cancels the import of a page that was closed, and says so on its return', async () => {
    const other = await openTestHost({}, waiting)
    for (const name of ['inventory.import', 'inventory.list']) {
      const page = leave(other, name, `of-${name.replace('.', '-')}`)
      await page.hasBegun
      page.leave()
    }
    await until(async () => (await other.ask('/api/jobs')).text !== '[]')
    const jobs: unknown = JSON.parse((await other.ask('/api/jobs')).text)
    expect(jobs).toEqual([{ id: 'of-inventory-import', name: 'inventory.import', endedAt: '2026-01-02T03:04:05.000Z', outcome: 'cancelled', message: 'The import was cancelled.' }])
    await other.close()
  })

  it('leaves the project as it was when a page leaves a real import', async () => {
    const page = leave(web, 'inventory.import', 'real')
    await page.hasBegun
    page.leave()
    await until(async () => (await web.ask('/api/jobs')).text !== '[]')
    const [job] = JSON.parse((await web.ask('/api/jobs')).text) as { outcome: string }[]
    const info = await outcomeOf('project.info', {})
    // It may have been done before it heard; what it says must be what it did.
    expect(info).toMatchObject({ ok: true, value: { sources: job?.outcome === 'done' ? 1 : 0 } })
    expect(await outcomeOf('inventory.import', { files: [SAMPLE] })).toMatchObject({ ok: true })
  })

  it('ends what is under way when it closes, and its page hears so', async () => {
    const other = await openTestHost({}, waiting)
    const page = leave(other, 'inventory.import', 'last')
    await page.hasBegun
    await other.host.close()
    expect(await page.text).toContain('event: outcome')
    await expect(other.ask('/')).rejects.toThrow('ECONNREFUSED')
    await other.close()
  })
})

/** A page that begins a call and then is closed. */
function leave(host: TestHost, name: string, id: string, files: readonly string[] = [SAMPLE]): { hasBegun: Promise<void>; text: Promise<string>; read: () => string; leave: () => void } {
  let read = ''
  const begun = Promise.withResolvers<undefined>()
  const text = Promise.withResolvers<string>()
  const sent = request({ host: '127.0.0.1', port: host.host.port, path: '/rpc', method: 'POST', agent: false, headers: { Authorization: `Bearer ${host.token}`, 'Content-Type': 'application/json' } }, (response) => {
    response.setEncoding('utf8').on('data', (chunk: string) => {
      read += chunk
      begun.resolve(undefined)
    })
    response.on('end', () => text.resolve(read)).on('error', () => text.resolve(read))
  })
  sent.on('error', () => text.resolve(''))
  sent.end(JSON.stringify({ id, name, input: name === 'inventory.import' ? { files } : { kind: 'vms' } }))
  return { hasBegun: begun.promise, text: text.promise, read: () => read, leave: () => sent.destroy() }
}

/** Sends half of a file, and hangs up once `isEnough`; ends once the connection is gone. */
function cutOff(host: TestHost, isEnough: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const sending = request({ host: '127.0.0.1', port: host.host.port, path: '/upload?name=half.xlsx', method: 'POST', agent: false, headers: { Authorization: `Bearer ${host.token}`, 'Content-Length': '1000' } })
    sending.on('error', () => undefined)
    sending.on('close', () => resolve())
    sending.write(Buffer.alloc(500))
    void until(isEnough).then(
      () => sending.destroy(),
      () => undefined,
    )
  })
}

async function cancelUntil(host: TestHost, id: string, call: Promise<unknown>): Promise<void> {
  let isOver = false
  void call.finally(() => {
    isOver = true
  })
  await until(async () => {
    const answer = await host.ask('/cancel', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ id }) })
    expect(answer).toMatchObject({ status: 204, text: '' })
    return isOver
  })
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 500; turn += 1) {
    if (await holds()) return
    await new Promise((resume) => setTimeout(resume, 5))
  }
  throw new Error('It did not come to hold.')
}
