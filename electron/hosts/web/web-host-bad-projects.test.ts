import { mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import type { Outcome } from '#shared/contract/api-types.ts'
import { lockProject } from './testing/lock-project.ts'
import { canMakeReadOnly, makeReadOnlyPlace } from './testing/read-only-place.ts'
import { openTestHost, type TestHost } from './testing/web-host.ts'

let web: TestHost
let offered = ''
beforeEach(async () => {
  web = await openTestHost({}, undefined, (folder) => {
    offered = join(realpathSync(folder), 'offered')
    mkdirSync(offered)
    return [offered]
  })
})
afterEach(() => web.close())

async function outcomeOf(name: string, input: unknown): Promise<Outcome<unknown>> {
  const { answer, events } = await web.call(name, input, crypto.randomUUID())
  expect(answer.status, answer.text).toBe(200)
  return events.at(-1)?.data as Outcome<unknown>
}

/** What is said of a project that cannot be opened; the one before must be as it was. */
async function refusalOf(path: string): Promise<{ code: string; message: string }> {
  const outcome = await outcomeOf('project.open', { path, create: false })
  if (outcome.ok) throw new Error('It was opened.')
  expect(outcome.error.message.split('\n')).toHaveLength(1)
  expect(await outcomeOf('project.info', {})).toMatchObject({ ok: true, value: { name: 'estate' } })
  expect(await outcomeOf('decisions.state', {})).toMatchObject({ ok: true })
  expect(await outcomeOf('project.recent', {})).toMatchObject({ ok: true, value: [{ name: 'estate' }] })
  expect(web.unexpected).toEqual([])
  return outcome.error
}

async function upload(name: string, body: string | Buffer): Promise<string> {
  const answer = await web.ask(`/upload?name=${encodeURIComponent(name)}`, { method: 'POST', body })
  return (JSON.parse(answer.text) as { path: string }).path
}

/** A closed project file, changed by `change`. */
function projectAt(path: string, change: (database: InstanceType<typeof Database>) => void = () => undefined): void {
  web.makeProject(path)
  const database = new Database(path)
  change(database)
  database.close()
}

const NEWER = (database: InstanceType<typeof Database>): void => void database.pragma('user_version = 9999')

describe('a project that cannot be opened', () => {
  test.each<[string, (path: string) => void, string, string]>([
    ['a text', (path) => writeFileSync(path, 'no database at all, but long enough for the header of one '.repeat(40)), 'unsupported-file', 'is not a Portolan project.'],
    ['an empty file', (path) => writeFileSync(path, ''), 'unsupported-file', 'is empty, so it is no project.'],
    ['the database of another program', (path) => new Database(path).exec('CREATE TABLE other (x)').close(), 'unsupported-file', 'is a database of another program, not a Portolan project.'],
    ['one of a newer version', (path) => projectAt(path, NEWER), 'conflict', 'was written by a newer Portolan (schema 9999,'],
    ['one that was cut off', (path) => { projectAt(path); writeFileSync(path, readFileSync(path).subarray(0, 5_000)) }, 'unreadable-file', 'is damaged, or the disk or share that it is on fails: try again, and if that does not help, restore it from a backup.'],
  ])('%s is refused by name, whether it lies in a folder or was sent, and is left as it is', async (_, make, code, says) => {
    const path = join(offered, 'Porto.portolan')
    make(path)
    const before = readFileSync(path)
    const lies = await refusalOf(path)
    expect(lies).toMatchObject({ code, message: expect.stringContaining(`${path} ${says}`) as string })
    expect(readdirSync(offered).filter((name) => !/-(?:wal|shm)$/.test(name))).toEqual(['Porto.portolan'])
    expect(readFileSync(path).equals(before)).toBe(true)
    const sent = await refusalOf(await upload('Porto.portolan', before))
    expect(sent).toMatchObject({ code, message: lies.message.replace(path, 'Porto.portolan') })
    expect(JSON.stringify(sent)).not.toContain(web.folder)
    expect(readdirSync(join(web.folder, 'data', 'projects'))).toEqual([])
  })

  it('because it is damaged leads to its copy from before an upgrade, which is opened; nothing else beside it is', async () => {
    const place = join(realpathSync(web.folder), 'elsewhere')
    mkdirSync(place)
    const [path, copy, other] = ['Porto.portolan', 'Porto.backup-v3.portolan', 'Faro.portolan'].map((name) => join(place, name)) as [string, string, string] // one for each name
    for (const made of [path, copy, other]) projectAt(made)
    // It is known by having been open once.
    await web.backend.invoke('project.open', { path, create: false })
    await web.backend.invoke('project.open', { path: join(web.folder, 'estate.portolan'), create: false })
    writeFileSync(path, readFileSync(path).subarray(0, 5_000))
    expect(await outcomeOf('project.open', { path, create: false })).toMatchObject({ ok: false, error: { code: 'unreadable-file', message: `${path} is damaged, or the disk or share that it is on fails: try again, and if that does not help, open ${copy}, its copy from before the last upgrade, or restore it from a backup.`, details: { copy } } })
    expect((await web.call('project.open', { path: other, create: false })).answer.status).toBe(403)
    expect(await outcomeOf('project.open', { path: copy, create: false })).toMatchObject({ ok: true, value: { name: 'Porto.backup-v3' } })
  })

  it('because it is gone is said to be gone', async () => {
    const path = join(offered, 'Porto.portolan')
    projectAt(path)
    await outcomeOf('project.open', { path, create: false })
    await outcomeOf('project.open', { path: join(web.folder, 'estate.portolan'), create: false })
    web.remove(path)
    expect(await outcomeOf('project.open', { path, create: false })).toMatchObject({ ok: false, error: { code: 'not-found', message: `There is no project at ${path}: check the path, or import an inventory to create it.` } })
    expect(await outcomeOf('project.forget', { path })).toMatchObject({ ok: true })
    expect(await refusalOfMissing(path)).toBe(403)
  })

  it('because another program has it for itself is refused, and opened once that has ended', async () => {
    const path = join(offered, 'Porto.portolan')
    projectAt(path)
    const release = await lockProject(path)
    expect(await refusalOf(path)).toMatchObject({ code: 'conflict', message: `${path} is in use by another program: close it there first.` })
    await release()
    expect(await outcomeOf('project.open', { path, create: false })).toMatchObject({ ok: true, value: { name: 'Porto' } })
  })

  it.skipIf(!canMakeReadOnly)('because its disk is read-only is refused, with what to look at (root needs the right to mount)', async () => {
    const place = makeReadOnlyPlace(join(offered, 'disk'))
    try {
      const path = join(place.folder, 'Porto.portolan')
      projectAt(path)
      place.seal()
      expect(await refusalOf(path)).toMatchObject({ code: 'io', message: `${path} cannot be opened for writing: check its permissions, those of its folder, and the disk or share that it is on.` })
      expect(readdirSync(place.folder)).toEqual(['Porto.portolan'])
    } finally {
      place.remove()
    }
  })
})

describe('where nothing can be kept', () => {
  /** A file lies where the projects' folder would be. */
  beforeEach(() => writeFileSync(join(web.folder, 'data', 'projects'), ''))

  it('no project is made, and the open one stays', async () => {
    expect(await outcomeOf('project.create', { name: 'Faro', ifTaken: 'number' })).toMatchObject({ ok: false, error: { code: 'io', message: expect.stringMatching(/^No project can be made in .*projects: /) as string } })
    expect(await outcomeOf('project.info', {})).toMatchObject({ ok: true, value: { name: 'estate' } })
  })

  it('a project that was sent is not opened, and is sent again once there is room', async () => {
    projectAt(join(web.folder, 'other.portolan'))
    const path = await upload('Porto.portolan', readFileSync(join(web.folder, 'other.portolan')))
    expect(await refusalOf(path)).toMatchObject({ code: 'io' })
    web.remove(join(web.folder, 'data', 'projects'))
    expect((await web.call('project.open', { path, create: false })).answer.status).toBe(404)
    const again = await upload('Porto.portolan', readFileSync(join(web.folder, 'other.portolan')))
    expect(await outcomeOf('project.open', { path: again, create: false })).toMatchObject({ ok: true, value: { name: 'Porto' } })
  })
})

describe('a list of recent projects', () => {
  it('that cannot be written is no reason not to open a project', async () => {
    const list = join(web.folder, 'data', 'recent-projects.json')
    web.remove(list)
    mkdirSync(list)
    projectAt(join(offered, 'Porto.portolan'))
    expect(await outcomeOf('project.open', { path: join(offered, 'Porto.portolan'), create: false })).toMatchObject({ ok: true, value: { name: 'Porto' } })
    expect(await outcomeOf('project.recent', {})).toMatchObject({ ok: false, error: { code: 'io' } })
    expect(web.told).toEqual([expect.stringContaining('The list of recent projects')])
  })

  it('that is damaged begins anew, and the person is told', async () => {
    writeFileSync(join(web.folder, 'data', 'recent-projects.json'), 'no list')
    expect(await outcomeOf('project.recent', {})).toEqual({ ok: true, value: [] })
    expect(web.told).toEqual([expect.stringContaining('was damaged')])
  })
})

/** A path that is neither recent nor there is refused as any other, so that nothing is learned by it. */
async function refusalOfMissing(path: string): Promise<number> {
  return (await web.call('project.open', { path, create: false })).answer.status
}
