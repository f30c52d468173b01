import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { dataFolder } from './data-folder.ts'
import { newProjectPath, projectName } from './project-files.ts'
import { openRecentProjects } from './recent-projects.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-recent-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const at = (minute: number): string => `2026-01-02T03:${String(minute).padStart(2, '0')}:00.000Z`

describe('the list of recent projects', () => {
  it('has the newest first, each once, and survives a restart', () => {
    const recent = openRecentProjects(join(folder, 'data'))
    expect(recent.list()).toEqual([])
    recent.note('/a', at(1))
    recent.note('/b', at(2))
    recent.note('/a', at(3))
    expect(openRecentProjects(join(folder, 'data')).list()).toEqual([{ path: '/a', openedAt: at(3) }, { path: '/b', openedAt: at(2) }])
    recent.forget('/a')
    expect(recent.list().map(({ path }) => path)).toEqual(['/b'])
  })

  it('keeps no more than a person looks through', () => {
    const recent = openRecentProjects(folder)
    for (let number = 0; number < 25; number += 1) recent.note(`/${number}`, at(number))
    expect(recent.list()).toHaveLength(20)
    expect(recent.list()[0]?.path).toBe('/24')
  })

  test.each(['', '{', '[{"path":7}]', '{"path":"/a"}'])('that is damaged (%j) is set aside', (text) => {
    writeFileSync(join(folder, 'recent-projects.json'), text)
    expect(openRecentProjects(folder).list()).toEqual([])
    expect(readFileSync(join(folder, 'recent-projects.json.damaged'), 'utf8')).toBe(text)
  })

  it.skipIf(process.platform === 'win32')('can be read by its owner alone', () => {
    openRecentProjects(join(folder, 'data')).note('/a', at(1))
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'data', 'recent-projects.json')).mode & 0o777).toBe(0o600)
  })
})

describe('a new project file', () => {
  test.each([
    ['Lisbon', 'Lisbon'],
    ['Lisbon.portolan', 'Lisbon'],
    ['Câmara / Piso 2', 'Câmara - Piso 2'],
    ['a:b?', 'a_b_'],
    ['...', 'Project'],
  ])('named %j is called %j', (name, expected) => {
    expect(projectName(newProjectPath(folder, name, 'refuse'))).toBe(expected)
  })

  it('gets a number, or is refused, where its name is taken', () => {
    const path = newProjectPath(folder, 'Lisbon', 'refuse')
    writeFileSync(path, '')
    expect(() => newProjectPath(folder, 'Lisbon', 'refuse')).toThrow('There is a project named Lisbon already')
    expect(projectName(newProjectPath(folder, 'Lisbon', 'number'))).toBe('Lisbon 2')
    expect(existsSync(path)).toBe(true)
  })
})

test.each([
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/portolan'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ana/.local/share/portolan'],
  ['linux', {}, '/home/ana/.local/share/portolan'],
  ['darwin', {}, '/home/ana/Library/Application Support/Portolan'],
  ['win32', { LOCALAPPDATA: '/local' }, '/local/Portolan'],
] as const)('on %s with %j the data lies in %s', (platform, environment, expected) => {
  expect(dataFolder({ platform, environment, home: '/home/ana' })).toBe(expected)
})
