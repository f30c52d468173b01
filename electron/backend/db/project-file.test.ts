import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
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

describe('an upgrade', () => {
  it('gives the schema of a fresh file, and keeps a copy of the old one first', () => {
    openProject(path, { create: true }).close()
    copyFileSync(path, join(folder, 'old'))
    openProject(path, { create: false, migrations: [...MIGRATIONS, NEXT] }).close()
    const fresh = join(folder, 'fresh.portolan')
    openProject(fresh, { create: true, migrations: [...MIGRATIONS, NEXT] }).close()
    expect(schemaOf(path)).toEqual(schemaOf(fresh))
    expect(schemaOf(`${path}.backup-v${NEWEST}`)).toEqual(schemaOf(join(folder, 'old')))
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
    const ids = MIGRATIONS.map((migration) => migration.id)
    expect(ids).toEqual([...new Set(ids)].sort((left, right) => left - right))
  })
})
