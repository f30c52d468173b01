import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { migrate } from './migrate.ts'
import type { Migration } from './migrations/migration.ts'
import { MIGRATIONS } from './migrations/registry.ts'
import { openProject, PROJECT_APPLICATION_ID } from './project-file.ts'

let folder = ''
let path = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-project-'))
  path = join(folder, 'estate.portolan')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const NEWEST = MIGRATIONS.at(-1)?.id ?? 0
const NEXT: Migration = { id: NEWEST + 1, name: 'test', sql: 'CREATE TABLE added (pk INTEGER PRIMARY KEY) STRICT;' }
const BROKEN: Migration = { id: NEWEST + 2, name: 'broken', sql: 'CREATE TABLE half (pk INTEGER PRIMARY KEY) STRICT; CREATE TABLE half (pk INTEGER);' }

function schemaOf(file: string): unknown[] {
  const database = new Database(file, { readonly: true })
  try {
    return database.prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name").all()
  } finally {
    database.close()
  }
}

describe('openProject', () => {
  it('makes a file that says what it is, with foreign keys and a write-ahead log', () => {
    const project = openProject(path, { create: true })
    expect(project.database.pragma('application_id', { simple: true })).toBe(PROJECT_APPLICATION_ID)
    expect(project.database.pragma('user_version', { simple: true })).toBe(NEWEST)
    expect(project.database.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(project.database.pragma('journal_mode', { simple: true })).toBe('wal')
    project.close()
    openProject(path, { create: false }).close()
  })

  test.each<[string, (path: string) => void, string]>([
    ['a text file', (file) => writeFileSync(file, 'not a database at all, but long enough to have a header '.repeat(40)), 'unsupported-file'],
    ['an empty file', (file) => writeFileSync(file, ''), 'unsupported-file'],
    ['a database of another program', (file) => new Database(file).exec('CREATE TABLE other (x)').close(), 'unsupported-file'],
    ['no file', () => undefined, 'not-found'],
  ])('refuses %s and leaves it as it is', (_, make, code) => {
    make(path)
    const before = existsSync(path) ? readFileSync(path) : null
    expect(() => openProject(path, { create: false })).toThrow(expect.objectContaining({ code }))
    expect(existsSync(path) ? readFileSync(path) : null).toEqual(before)
  })

  test.skipIf(process.platform === 'win32')('makes a file that its owner alone can read, with what lies beside it', () => {
    const project = openProject(path, { create: true })
    expect(readdirSync(folder).map((name) => (statSync(join(folder, name)).mode & 0o777).toString(8))).toEqual(['600', '600', '600'])
    project.close()
  })

  it('refuses a folder, and a folder that is not there', () => {
    expect(() => openProject(folder, { create: true })).toThrow(expect.objectContaining({ code: 'unsupported-file' }))
    expect(() => openProject(join(folder, 'none', 'x.portolan'), { create: true })).toThrow(expect.objectContaining({ code: 'io' }))
  })

  it('refuses a file of a newer version and says so', () => {
    openProject(path, { create: true, migrations: [...MIGRATIONS, NEXT] }).close()
    expect(() => openProject(path, { create: false })).toThrow(expect.objectContaining({ code: 'conflict', message: expect.stringContaining('newer Portolan') as string }))
  })

  it('refuses a file that another program writes to', () => {
    openProject(path, { create: true }).close()
    const other = new Database(path)
    other.pragma('locking_mode = EXCLUSIVE')
    other.exec('BEGIN EXCLUSIVE')
    try {
      expect(() => openProject(path, { create: false })).toThrow(expect.objectContaining({ code: 'conflict' }))
    } finally {
      other.close()
    }
  })
})

function copyOf(version: number): string {
  return join(folder, `estate.backup-v${version}.portolan`)
}

/** Only root of a machine that allows it can mount a disk; elsewhere nothing but a permission makes a file read-only. */
const canMount = process.platform === 'linux' && process.getuid?.() === 0 && triesToMount()

function triesToMount(): boolean {
  const disk = mkdtempSync(join(tmpdir(), 'portolan-mount-'))
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', disk]).status === 0
  if (isMounted) spawnSync('umount', [disk])
  rmSync(disk, { recursive: true })
  return isMounted
}

describe.skipIf(!canMount)('a project on a disk that is mounted read-only (needs the right to mount)', () => {
  it('is refused with what to look at, and none is made there', () => {
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', disk])
    try {
      const file = join(disk, 'estate.portolan')
      openProject(file, { create: true }).close()
      spawnSync('mount', ['-o', 'remount,ro', disk])
      const refusal = expect.objectContaining({ code: 'io', message: expect.stringContaining('cannot be opened for writing') as string }) as Error
      expect(() => openProject(file, { create: false })).toThrow(refusal)
      expect(() => openProject(join(disk, 'new.portolan'), { create: true })).toThrow(refusal)
      expect(readdirSync(disk)).toEqual(['estate.portolan'])
    } finally {
      spawnSync('umount', [disk])
    }
  })
})

describe('an upgrade', () => {
  it('gives the schema of a fresh file, and keeps a copy of the old one first', () => {
    openProject(path, { create: true }).close()
    copyFileSync(path, join(folder, 'old'))
    openProject(path, { create: false, migrations: [...MIGRATIONS, NEXT] }).close()
    const fresh = join(folder, 'fresh.portolan')
    openProject(fresh, { create: true, migrations: [...MIGRATIONS, NEXT] }).close()
    expect(schemaOf(path)).toEqual(schemaOf(fresh))
    expect(schemaOf(copyOf(NEWEST))).toEqual(schemaOf(join(folder, 'old')))
  })

  it('of a file of the first schema ends with what a fresh one has, and keeps its rows', () => {
    const old = openProject(path, { create: true, migrations: MIGRATIONS.slice(0, 1) })
    old.database.exec("INSERT INTO decision (seq, batch, kind, subject, old_value, new_value, at) VALUES (1, 1, 'vm.namespace', 'vm-1', NULL, '{}', '2026-01-01')")
    old.close()
    const upgraded = openProject(path, { create: false })
    expect(upgraded.database.prepare('SELECT subject FROM decision').pluck().all()).toEqual(['vm-1'])
    expect(upgraded.database.prepare('SELECT count(*) FROM last_export').pluck().get()).toBe(0)
    upgraded.close()
    const fresh = join(folder, 'fresh.portolan')
    openProject(fresh, { create: true }).close()
    expect(schemaOf(path)).toEqual(schemaOf(fresh))
    expect(existsSync(copyOf(1))).toBe(true)
  })

  test.skipIf(process.platform === 'win32').each(['600', '640', '660'])('leaves a copy that nobody else may read than the project itself (mode %s), whatever the program gives new files', (mode) => {
    openProject(path, { create: true }).close()
    chmodSync(path, Number.parseInt(mode, 8))
    const umask = process.umask(0o022)
    try {
      openProject(path, { create: false, migrations: [...MIGRATIONS, NEXT] }).close()
    } finally {
      process.umask(umask)
    }
    const copy = copyOf(NEWEST)
    expect((statSync(copy).mode & 0o777).toString(8)).toBe(mode)
    // It is a project: opened as any other, and upgraded with a copy of its own.
    openProject(copy, { create: false, migrations: [...MIGRATIONS, NEXT] }).close()
    expect(readdirSync(folder).map((name) => [name, (statSync(join(folder, name)).mode & 0o777).toString(8)])).toEqual([
      [`estate.backup-v${NEWEST}.backup-v${NEWEST}.portolan`, mode],
      [`estate.backup-v${NEWEST}.portolan`, mode],
      ['estate.portolan', mode],
    ])
  })

  it('keeps the copy that an earlier one left, and leaves none that it could not finish', () => {
    openProject(path, { create: true }).close()
    writeFileSync(copyOf(NEWEST), 'kept')
    openProject(path, { create: false, migrations: [...MIGRATIONS, NEXT] }).close()
    expect(readFileSync(copyOf(NEWEST), 'utf8')).toBe('kept')
    expect(readdirSync(folder)).toEqual([`estate.backup-v${NEWEST}-2.portolan`, `estate.backup-v${NEWEST}.portolan`, 'estate.portolan'])
    rmSync(folder, { recursive: true })
    mkdirSync(folder)
    openProject(path, { create: true }).close()
    // VACUUM refuses to run amid a transaction, as it would fail on a full disk: once the copy is begun.
    const database = new Database(path)
    database.exec('BEGIN')
    expect(() => migrate(database, path, [...MIGRATIONS, NEXT])).toThrow(expect.objectContaining({ code: 'io', message: expect.stringContaining('no copy of it could be written') as string }))
    database.close()
    expect(readdirSync(folder)).toEqual(['estate.portolan'])
  })

  it('stops at the first failure with the steps before it kept', () => {
    openProject(path, { create: true }).close()
    expect(() => openProject(path, { create: false, migrations: [...MIGRATIONS, NEXT, BROKEN] })).toThrow(expect.objectContaining({ code: 'internal' }))
    expect(JSON.stringify(schemaOf(path))).toContain('added')
    expect(JSON.stringify(schemaOf(path))).not.toContain('half')
    openProject(path, { create: false, migrations: [...MIGRATIONS, NEXT] }).close()
  })

  it('does nothing, not even a copy, where nothing is newer', () => {
    openProject(path, { create: true }).close()
    openProject(path, { create: false }).close()
    expect(readdirSync(folder)).toEqual(['estate.portolan'])
  })
})

describe('the migrations', () => {
  it('are numbered by their place', () => {
    expect(MIGRATIONS.map((migration) => migration.id)).toEqual(MIGRATIONS.map((_, index) => index + 1))
  })
})
