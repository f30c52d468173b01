import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, openSync, closeSync, readdirSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { type Backend, createBackend } from '#backend/create-backend.ts'
import { openProject } from '#backend/db/project-file.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import { canMakeReadOnly, makeReadOnlyPlace } from '#hosts/web/testing/read-only-place.ts'

let folder = ''
let path = ''
let now = ''
let backend: Backend
const unexpected: unknown[] = []
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-hard-'))
  path = join(folder, 'estate.portolan')
  now = '2026-03-02T10:00:00.000Z'
  unexpected.length = 0
  backend = await open(path)
})
afterEach(() => {
  backend.close()
  expect(unexpected).toEqual([])
  rmSync(folder, { recursive: true })
})

async function open(file: string, create = true): Promise<Backend> {
  const opened = createBackend({ now: () => now, monotonicMs: () => 0, logUnexpected: (error) => `log-${String(unexpected.push(error))}` })
  valueOf(await opened.invoke('project.open', { path: file, create }))
  return opened
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

/** What a call says that failed: one sentence, with a code that is not "internal". */
function refusalOf(outcome: Outcome<unknown>): string {
  if (outcome.ok) throw new Error('It did not fail.')
  expect(outcome.error.code).not.toBe('internal')
  expect(outcome.error.message).toMatch(/^[^\n]+\.$/)
  return outcome.error.message
}

function inventory(vms: number, name = 'vInfo.csv', note = ''): string {
  const file = join(folder, name)
  writeFileSync(file, ['VM,VM ID,CPUs,Memory,Annotation', ...Array.from({ length: vms }, (_, index) => `web-${String(index)},vm-${String(index)},2,4096,${note}`), ''].join('\n'))
  return file
}

const decide = (on: Backend, subject: string, namespace = 'shop'): Promise<Outcome<unknown>> => on.invoke('decisions.apply', { changes: [{ kind: 'vm.namespace', subject, value: { namespace } }] })
const subjectsIn = async (on: Backend): Promise<readonly string[]> => valueOf(await on.invoke('decisions.list', {})).map(({ subject }) => subject)

describe('a project that was taken from under the program', () => {
  test.each<[string, () => void]>([
    ['removed', () => rmSync(path)],
    ['moved with its folder', () => { renameSync(folder, `${folder}-moved`); mkdirSync(folder) }],
    ['replaced by another', () => { for (const ending of ['', '-wal', '-shm']) renameSync(`${path}${ending}`, join(folder, `old.portolan${ending}`)); openProject(path, { create: true }).close() }],
  ])('that was %s takes no decision and no import, and says so', async (_, take) => {
    valueOf(await decide(backend, 'vm-1'))
    const file = inventory(1)
    take()
    writeFileSync(file, 'VM,VM ID,CPUs,Memory\nweb,vm-1,2,4096\n')
    for (const outcome of [await decide(backend, 'vm-2'), await backend.invoke('decisions.undo', {}), await backend.invoke('inventory.import', { files: [file] })]) {
      expect(refusalOf(outcome)).toBe(`${path} was removed, moved or replaced while it was open, so nothing was saved: put it back, or open it where it is now.`)
    }
    expect(await subjectsIn(backend)).toEqual(['vm-1'])
    rmSync(`${folder}-moved`, { recursive: true, force: true })
  })

  it('goes on once it is back where it was', async () => {
    renameSync(path, join(folder, 'away'))
    refusalOf(await decide(backend, 'vm-1'))
    renameSync(join(folder, 'away'), path)
    valueOf(await decide(backend, 'vm-2'))
    expect(await subjectsIn(backend)).toEqual(['vm-2'])
  })
})

describe('a damaged project', () => {
  /** Overwrites all pages but the first: what they hold is read when it is asked for. */
  function damage(file: string): void {
    const handle = openSync(file, 'r+')
    writeSync(handle, Buffer.alloc(statSync(file).size - 4096, 0xa5), 0, undefined, 4096)
    closeSync(handle)
  }

  it('says so when what is damaged is read', async () => {
    valueOf(await backend.invoke('inventory.import', { files: [inventory(200)] }))
    backend.close()
    damage(path)
    backend = createBackend({ now: () => now, monotonicMs: () => 0, logUnexpected: (error) => `log-${String(unexpected.push(error))}` })
    expect(refusalOf(await backend.invoke('project.open', { path, create: false }))).toBe(`${path} is damaged, or the disk or share that it is on fails: try again, and if that does not help, restore it from a backup.`)
    const copyOf = (version: string): string => path.replace(/\.portolan$/, `.backup-${version}.portolan`)
    for (const version of ['v3', 'v10', 'v10-2', 'v9']) writeFileSync(copyOf(version), '')
    expect(refusalOf(await backend.invoke('project.open', { path, create: false }))).toBe(`${path} is damaged, or the disk or share that it is on fails: try again, and if that does not help, open ${copyOf('v10-2')}, its copy from before the last upgrade, or restore it from a backup.`)
  })

  it('is looked through when it was not closed properly', async () => {
    valueOf(await backend.invoke('inventory.import', { files: [inventory(200, 'vInfo.csv', 'x'.repeat(100))] }))
    backend.close()
    const database = new Database(path)
    const root = Number(database.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'vm'").pluck().get())
    database.close()
    const handle = openSync(path, 'r+')
    writeSync(handle, Buffer.alloc(4096, 0xa5), 0, undefined, (root - 1) * 4096)
    closeSync(handle)
    openProject(path, { create: false }).close() // nothing of that page is needed for it
    writeFileSync(`${path}-wal`, '') // as a crash leaves it
    expect(() => openProject(path, { create: false, isToBeChecked: true })).toThrow(expect.objectContaining({ code: 'unreadable-file' }))
    rmSync(`${path}-wal`, { force: true })
    backend = await open(join(folder, 'other.portolan'))
  })
})

describe('two programs on one project', () => {
  it('the second is refused, or reads what the first decides and writes nothing', async () => {
    valueOf(await backend.invoke('inventory.import', { files: [inventory(1)] }))
    const other = createBackend({ now: () => now, monotonicMs: () => 0, logUnexpected: (error) => `log-${String(unexpected.push(error))}` })
    expect(refusalOf(await other.invoke('project.open', { path, create: false }))).toContain(`${path} is open in another Portolan (process ${String(process.pid)} on `)
    expect(valueOf(await other.invoke('project.open', { path, create: false, access: 'read' })).isReadOnly).toBe(true)
    valueOf(await decide(backend, 'vm-1'))
    expect(await subjectsIn(other)).toEqual(['vm-1'])
    const refusals = [await decide(other, 'vm-2'), await other.invoke('decisions.undo', {}), await other.invoke('inventory.import', { files: [inventory(1)] }), await other.invoke('imports.undo', { import: 1 })]
    for (const refused of refusals) expect(refusalOf(refused)).toBe(`${path} is open read-only, so nothing was saved: open it for writing first.`)
    valueOf(await decide(backend, 'vm-2'))
    backend.close()
    expect(valueOf(await other.invoke('project.open', { path, create: false })).isReadOnly).toBe(false)
    valueOf(await decide(other, 'vm-3'))
    expect(await subjectsIn(other)).toEqual(['vm-1', 'vm-2', 'vm-3'])
    other.close()
  })

  it('a change that meets a short one waits for it', async () => {
    const holder = spawn(process.execPath, ['-e', `
      const database = new (require('better-sqlite3'))(process.argv[1])
      database.exec('BEGIN IMMEDIATE')
      console.log('there')
      setTimeout(() => database.exec('COMMIT'), 200)`, path], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(holder.stdout, 'data')
    valueOf(await decide(backend, 'vm-1'))
    if (holder.exitCode === null) await once(holder, 'exit')
  })

  it('a change amid one of another program waits, and is told that the project is in use', async () => {
    const writing = new Database(path)
    writing.exec('BEGIN IMMEDIATE')
    expect(refusalOf(await decide(backend, 'vm-1'))).toBe(`${path} is in use by another program: close it there first.`)
    writing.close()
    valueOf(await decide(backend, 'vm-2'))
    expect(await subjectsIn(backend)).toEqual(['vm-2'])
  })
})

it('keeps the order of decisions and imports when the clock goes back', async () => {
  valueOf(await decide(backend, 'vm-0', 'first'))
  now = '1999-12-31T23:59:59.000Z'
  valueOf(await decide(backend, 'vm-0', 'second'))
  valueOf(await backend.invoke('inventory.import', { files: [inventory(1)] }))
  now = '2099-01-01T00:00:00.000Z'
  valueOf(await backend.invoke('inventory.import', { files: [inventory(2)] }))
  now = '1970-01-01T00:00:00.000Z'
  valueOf(await backend.invoke('inventory.import', { files: [inventory(3)] }))
  expect(valueOf(await backend.invoke('project.info', {})).vms).toBe(3)
  const namespaces = async (): Promise<unknown> => valueOf(await backend.invoke('decisions.list', {})).filter(({ isUndone }) => !isUndone).map(({ new: value }) => value)
  expect(await namespaces()).toEqual([{ namespace: 'first' }, { namespace: 'second' }])
  valueOf(await backend.invoke('decisions.undo', {}))
  expect(await namespaces()).toEqual([{ namespace: 'first' }])
})

it('holds no file open and leaves none behind after many imports', async () => {
  const handles = (): number => (process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0)
  const file = inventory(20)
  valueOf(await backend.invoke('inventory.import', { files: [file] }))
  const [before, names] = [handles(), readdirSync(folder)]
  for (let round = 0; round < 20; round += 1) valueOf(await backend.invoke('inventory.import', { files: [file] }))
  expect(handles()).toBe(before)
  expect(readdirSync(folder)).toEqual(names)
})

describe.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0 || !canMakeReadOnly)('on a full disk (needs the right to mount)', () => {
  const MIB = 1024 * 1024

  it('an import or a decision that finds no room leaves the project as it was, and goes on once there is room', async () => {
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk])
    try {
      const file = join(disk, 'estate.portolan')
      const small = await open(file)
      try {
        valueOf(await decide(small, 'vm-1'))
        expect(refusalOf(await small.invoke('inventory.import', { files: [inventory(4_000, 'vInfo.csv', 'x'.repeat(500))] }))).toBe(`There is no room left to write ${file}: free some space and try again.`)
        expect(valueOf(await small.invoke('project.info', {})).sources).toBe(0)
        fill(join(disk, 'rest'))
        expect(refusalOf(await small.invoke('decisions.apply', { changes: Array.from({ length: 20_000 }, (_, index) => ({ kind: 'vm.namespace' as const, subject: `vm-${String(index)}`, value: { namespace: 'x'.repeat(60) } })) }))).toContain('There is no room left')
        rmSync(join(disk, 'rest'))
        valueOf(await decide(small, 'vm-2'))
        expect(await subjectsIn(small)).toEqual(['vm-1', 'vm-2'])
        fill(join(disk, 'rest'))
        const exported = await small.invoke('bundle.export', { out: join(disk, 'bundle'), force: false, acceptCritical: true })
        expect(exported.ok).toBe(false)
        expect(readdirSync(disk).filter((name) => !name.startsWith('estate.portolan'))).toEqual(['rest'])
      } finally {
        small.close()
      }
      const reopened = openProject(file, { create: false, isToBeChecked: true })
      expect(reopened.database.pragma('integrity_check', { simple: true })).toBe('ok')
      reopened.close()
    } finally {
      spawnSync('umount', [disk])
    }
  })

  it('or one whose disk is gone amid work takes nothing, reads on what it has, and goes on once the disk is back', async () => {
    const [disk, away] = [join(folder, 'share'), join(folder, 'away')]
    for (const place of [disk, away]) mkdirSync(place)
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', away])
    try {
      spawnSync('mount', ['--bind', away, disk])
      const file = join(disk, 'estate.portolan')
      const onDisk = await open(file)
      try {
        valueOf(await decide(onDisk, 'vm-1'))
        spawnSync('umount', ['--lazy', disk])
        for (const outcome of [await decide(onDisk, 'vm-2'), await onDisk.invoke('inventory.import', { files: [inventory(1)] })]) expect(refusalOf(outcome)).toContain(`${file} was removed, moved or replaced while it was open, so nothing was saved`)
        expect(await subjectsIn(onDisk)).toEqual(['vm-1'])
        spawnSync('mount', ['--bind', away, disk])
        valueOf(await decide(onDisk, 'vm-3'))
        expect(await subjectsIn(onDisk)).toEqual(['vm-1', 'vm-3'])
      } finally {
        onDisk.close()
      }
      expect(readdirSync(disk)).toEqual(['estate.portolan'])
    } finally {
      for (const place of [disk, away]) spawnSync('umount', ['--lazy', place])
    }
  })

  function fill(file: string): void {
    const handle = openSync(file, 'w')
    try {
      for (;;) writeSync(handle, Buffer.alloc(MIB / 256))
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' })
    } finally {
      closeSync(handle)
    }
  }
})

describe.skipIf(!canMakeReadOnly)('in a folder that is read-only', () => {
  it('a project is refused with what to look at', async () => {
    const place = makeReadOnlyPlace(join(folder, 'place'))
    try {
      const file = join(place.folder, 'estate.portolan')
      ;(await open(file)).close()
      place.seal()
      expect(refusalOf(await backend.invoke('project.open', { path: file, create: false }))).toBe(`${file} cannot be opened for writing: check its permissions, those of its folder, and the disk or share that it is on.`)
      expect(valueOf(await backend.invoke('project.info', {})).path).toBe(path)
    } finally {
      place.remove()
    }
  })
})
