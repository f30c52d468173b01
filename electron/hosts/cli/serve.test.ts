import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import { findResourcesFolder } from '#backend/resources.ts'
import { EXIT_STATUS } from './exit-status.ts'
import { main } from './main.ts'
import { runCli } from './testing/run-cli.ts'

const isBuilt = existsSync(join(import.meta.dirname, '../../../out/renderer/index.html'))

const SAMPLE = join(findResourcesFolder(), 'sample', 'portolan-sample-estate.xlsx')

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-serve-'))
  // os.tmpdir() reads it at each call (on Windows it reads TEMP).
  vi.stubEnv('TMPDIR', folder)
  vi.stubEnv('XDG_DATA_HOME', join(folder, 'data'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

interface Serving {
  readonly link: string
  readonly status: Promise<number>
  readonly stderr: () => string
  readonly interrupt: () => void
}

/** Starts it as the terminal would, up to its first line. */
async function startServing(args: readonly string[]): Promise<Serving> {
  const controller = new AbortController()
  const line = Promise.withResolvers<string>()
  let stderr = ''
  const status = main(['serve', '--no-open', ...args], {
    stdout: (text) => line.resolve(text),
    stderr: (text) => {
      stderr += text
    },
    stderrColumns: null,
    signal: controller.signal,
    workingFolder: folder,
  })
  void status.then(() => line.reject(new Error(stderr)))
  const link = /^Portolan is at (http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43})\n$/.exec(await line.promise)?.[1] ?? ''
  return { link, status, stderr: () => stderr, interrupt: () => controller.abort() }
}

async function ask(link: string, path: string, init: RequestInit = {}): Promise<unknown> {
  return (await request(link, path, init)).json()
}

/** All events of a call, as text. */
async function call(link: string, name: string, input: unknown): Promise<string> {
  const answer = await request(link, '/rpc', { method: 'POST', body: JSON.stringify({ id: 'call-1', name, input }), headers: { 'Content-Type': 'application/json' } })
  return answer.text()
}

function request(link: string, path: string, init: RequestInit): Promise<Response> {
  const [origin = '', token = ''] = link.split('/#token=')
  return fetch(`${origin}${path}`, { ...init, headers: { ...init.headers, Authorization: `Bearer ${token}` } })
}

it.skipIf(process.platform === 'win32').each([...(isBuilt ? [['serve', '--no-open']] : []), ['plan', SAMPLE, '--out', 'bundle']])('"portolan %s" without a folder for temporary files says so in one sentence, and what to do', async (...argv) => {
  const nowhere = join(folder, 'nope')
  vi.stubEnv('TMPDIR', nowhere)
  expect(await runCli(argv, { workingFolder: folder })).toEqual({ status: EXIT_STATUS.unreadable, stdout: '', stderr: `portolan: io: The folder for temporary files, ${nowhere}, cannot be used: the path does not exist and cannot be made; make room there, or set TMPDIR to a folder that can be written to.\n` })
})

describe.skipIf(!isBuilt)('portolan serve, with the pages built', () => {
  it('comes up without a project, and keeps those that are made', async () => {
    const { link, status, interrupt } = await startServing([])
    expect(await ask(link, '/api/info')).toMatchObject({ kind: 'web', samplePath: 'sample:portolan-sample-estate.xlsx', folders: [], worksAhead: true })
    expect(await call(link, 'project.info', {})).toContain('"not-found"')
    expect(await call(link, 'project.create', { name: 'Lisbon', ifTaken: 'refuse' })).toContain('"name":"Lisbon"')
    interrupt()
    expect(await status).toBe(0)
    expect(readdirSync(folder)).toEqual(['data'])
    const again = await startServing([])
    expect(await call(again.link, 'project.recent', {})).toContain(join(folder, 'data', 'portolan', 'projects', 'Lisbon.portolan'))
    again.interrupt()
    await again.status
  })

  it('works on a project file that stays', async () => {
    const { link, status, interrupt } = await startServing(['--project', 'estate.portolan', '--folder', '.', '--folder', folder, '--no-work-ahead'])
    expect(await ask(link, '/api/info')).toMatchObject({ worksAhead: false })
    expect(await call(link, 'project.info', {})).toContain(join(folder, 'estate.portolan'))
    interrupt()
    expect(await status).toBe(0)
    expect(readdirSync(folder)).toEqual(['data', 'estate.portolan'])
  })

  it('notes the project of its command line as recent, and no other command does', async () => {
    const sample = join(findResourcesFolder(), 'sample', 'portolan-sample-estate.xlsx')
    expect(await runCli(['import', sample, '--project', join(folder, 'imported.portolan')])).toMatchObject({ status: 0 })
    expect(await runCli(['inventory', 'vms', '--project', join(folder, 'imported.portolan')])).toMatchObject({ status: 0 })
    expect(readdirSync(folder)).toEqual(['imported.portolan'])
    const { link, status, interrupt } = await startServing(['--project', 'imported.portolan'])
    expect(await call(link, 'project.recent', {})).toContain(`"path":"${join(folder, 'imported.portolan')}"`)
    interrupt()
    await status
  })

  it('says that a damaged list of recent projects was set aside', async () => {
    mkdirSync(join(folder, 'data', 'portolan'), { recursive: true })
    writeFileSync(join(folder, 'data', 'portolan', 'recent-projects.json'), 'no list')
    const { link, status, stderr, interrupt } = await startServing([])
    expect(await call(link, 'project.recent', {})).toContain('"value":[]')
    expect(stderr()).toContain('The list of recent projects was damaged')
    interrupt()
    await status
  })

  it('says which port is taken, and leaves nothing behind', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo // it listens on a port
    const run = await runCli(['serve', '--no-open', '--port', String(port)])
    expect(run).toMatchObject({ status: 5, stdout: '', stderr: expect.stringMatching(new RegExp(`^portolan: conflict: Port ${port} is taken`)) as string })
    expect(readdirSync(folder)).toEqual([])
    await new Promise((resolve) => server.close(resolve))
  })
})

describe('portolan serve, asked for what it cannot do', () => {
  test.each(['65536', '-1', 'x', '80.5', ' 80', '1e3'])('refuses the port "%s"', async (port) => {
    expect(await runCli(['serve', '--no-open', `--port=${port}`])).toMatchObject({ status: 2, stdout: '' })
  })

  test.each(['0', '-1', 'x', '1.5', '1441'])('refuses %s minutes of idleness', async (minutes) => {
    expect(await runCli(['serve', '--no-open', `--idle-minutes=${minutes}`])).toMatchObject({ status: 2, stdout: '' })
  })

  it('refuses a folder that is not there, is a file, or has no name', async () => {
    writeFileSync(join(folder, 'notes.txt'), 'hello')
    for (const name of ['none', 'notes.txt']) {
      const run = await runCli(['serve', '--no-open', '--folder', join(folder, name)])
      expect(run).toMatchObject({ status: 3, stdout: '', stderr: expect.stringMatching(/^portolan: not-found: The folder .* is not there/) as string })
    }
    expect(await runCli(['serve', '--no-open', '--folder='])).toMatchObject({ status: 2, stdout: '' })
    expect(readdirSync(folder)).toEqual(['notes.txt'])
  })

  it('refuses a file that is no project, and leaves it as it was', async () => {
    writeFileSync(join(folder, 'notes.txt'), 'hello')
    expect(await runCli(['serve', '--no-open', '--project', join(folder, 'notes.txt')])).toMatchObject({ status: 3, stdout: '' })
    expect(readdirSync(folder)).toEqual(['notes.txt'])
  })
})
