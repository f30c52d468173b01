import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { projectName, projectsFolder, reserveProjectFile } from './project-files.ts'
import { removeProjectFile } from './remove-project-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-projects-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('a new project file', () => {
  test.each([
    ['Lisbon', 'Lisbon'],
    ['Lisbon.portolan', 'Lisbon'],
    ['Câmara / Piso 2', 'Câmara - Piso 2'],
    ['../../escape', '-..-escape'],
    ['a:b?', 'a_b_'],
    ['...', 'Project'],
    ['nul', '_nul'],
  ])('named %j is called %j', (name, expected) => {
    const path = reserveProjectFile(folder, name, 'refuse')
    expect(projectName(path)).toBe(expected)
    expect(readdirSync(projectsFolder(folder))).toEqual([`${expected}.portolan`])
  })

  it('has a name that file systems take, however long the one given', () => {
    expect(() => reserveProjectFile(folder, '船'.repeat(100), 'refuse')).not.toThrow()
  })

  it('gets a number, or is refused, where its name is taken, and never takes the place of another', () => {
    const path = reserveProjectFile(folder, 'Lisbon', 'refuse')
    writeFileSync(path, 'precious')
    expect(() => reserveProjectFile(folder, 'Lisbon', 'refuse')).toThrow(expect.objectContaining({ code: 'conflict', message: 'There is a project named Lisbon already, or a copy of one: open it, or take another name.' }))
    expect(projectName(reserveProjectFile(folder, 'Lisbon', 'number'))).toBe('Lisbon 2')
    expect(projectName(reserveProjectFile(folder, 'Lisbon', 'number'))).toBe('Lisbon 3')
    expect(readFileSync(path, 'utf8')).toBe('precious')
  })

  it.skipIf(process.platform === 'win32')('can be read by its owner alone', () => {
    const path = reserveProjectFile(join(folder, 'data'), 'Lisbon', 'refuse')
    expect([path, join(folder, 'data', 'projects'), join(folder, 'data')].map((place) => (statSync(place).mode & 0o777).toString(8))).toEqual(['600', '700', '700'])
  })

  it('is refused in one sentence where no folder can be made', () => {
    writeFileSync(join(folder, 'data'), '')
    expect(() => reserveProjectFile(join(folder, 'data'), 'Lisbon', 'number')).toThrow(expect.objectContaining({ code: 'io', message: `No project can be made in ${join(folder, 'data', 'projects')}: a part of the path is a file, not a folder.` }))
  })

  it('takes along what was left beside it when it is removed, and nothing of others', () => {
    const path = reserveProjectFile(folder, 'Lisbon', 'refuse')
    for (const name of ['Lisbon.portolan-wal', 'Lisbon.portolan-shm', 'Lisbon.portolan-journal', 'Lisbon.backup-v1.portolan', 'Lisbon.backup-v12-3.portolan', 'Lisbon.backup-of-mine.portolan', 'Lisbon.portolan 2.portolan', 'Lisbon 2.backup-v1.portolan']) {
      writeFileSync(join(projectsFolder(folder), name), '')
    }
    removeProjectFile(path)
    expect(readdirSync(projectsFolder(folder))).toEqual(['Lisbon 2.backup-v1.portolan', 'Lisbon.backup-of-mine.portolan', 'Lisbon.portolan 2.portolan'])
  })

  it('never takes a name whose copies would then be its own, and go with it', () => {
    mkdirSync(projectsFolder(folder))
    writeFileSync(join(projectsFolder(folder), 'Lisbon.backup-v3.portolan'), 'precious')
    expect(() => reserveProjectFile(folder, 'Lisbon', 'refuse')).toThrow(expect.objectContaining({ code: 'conflict' }))
    removeProjectFile(reserveProjectFile(folder, 'Lisbon', 'number'))
    expect(readdirSync(projectsFolder(folder))).toEqual(['Lisbon.backup-v3.portolan'])
  })
})
