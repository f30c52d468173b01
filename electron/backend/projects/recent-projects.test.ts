import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { openRecentProjects, type RecentProjects } from './recent-projects.ts'

let folder = ''
let told: string[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-recent-'))
  told = []
})
afterEach(() => rmSync(folder, { recursive: true }))

const open = (place = folder): RecentProjects => openRecentProjects(place, (sentence) => told.push(sentence))
const file = (): string => join(folder, 'recent-projects.json')
const at = (minute: number): string => `2026-01-02T03:${String(minute).padStart(2, '0')}:00.000Z`

describe('the list of recent projects', () => {
  it('has the newest first, each once, and survives a restart', () => {
    const recent = open(join(folder, 'data'))
    expect(recent.list()).toEqual([])
    recent.note('/a', at(1))
    recent.note('/b', at(2))
    recent.note('/a', at(3))
    expect(open(join(folder, 'data')).list()).toEqual([{ path: '/a', openedAt: at(3) }, { path: '/b', openedAt: at(2) }])
    recent.forget('/a')
    expect(recent.list().map(({ path }) => path)).toEqual(['/b'])
    expect(readdirSync(join(folder, 'data'))).toEqual(['recent-projects.json'])
  })

  it('is shared by two programs', () => {
    const [one, other] = [open(), open()]
    one.note('/a', at(1))
    other.note('/b', at(2))
    expect(one.list().map(({ path }) => path)).toEqual(['/b', '/a'])
  })

  it('is not made to forget what it does not hold', () => {
    open().forget('/a')
    expect(existsSync(file())).toBe(false)
  })

  it('keeps no more than a person looks through', () => {
    const recent = open()
    for (let number = 0; number < 25; number += 1) recent.note(`/${number}`, at(number))
    expect(recent.list()).toHaveLength(20)
    expect(recent.list()[0]?.path).toBe('/24')
  })

  test.each(['', '{', '[{"path":7}]', '{"path":"/a"}', '[{"path":"/a","openedAt":"yesterday"}]'])('that is damaged (%j) is set aside, and a person is told', (text) => {
    writeFileSync(file(), text)
    const recent = open()
    expect(recent.list()).toEqual([])
    expect(told).toEqual([expect.stringContaining(`was damaged: it is kept as ${file()}.damaged`)])
    expect(readFileSync(`${file()}.damaged`, 'utf8')).toBe(text)
    recent.note('/b', at(1))
    expect(open().list()).toEqual([{ path: '/b', openedAt: at(1) }])
    expect(told).toHaveLength(1)
  })

  it('of a later version, which says more of each, is understood', () => {
    writeFileSync(file(), JSON.stringify([{ path: '/a', openedAt: at(1), isPinned: true }]))
    expect(open().list()).toEqual([{ path: '/a', openedAt: at(1) }])
    expect(told).toEqual([])
  })

  it('that cannot be read or written is an error of one sentence, which leaves no draft', () => {
    mkdirSync(file())
    expect(() => open().list()).toThrow(expect.objectContaining({ code: 'io', message: expect.stringContaining('cannot be read') as string }))
    writeFileSync(join(folder, 'taken'), '')
    expect(() => open(join(folder, 'taken')).note('/a', at(1))).toThrow(expect.objectContaining({ code: 'io', message: expect.stringContaining('cannot be written') as string }))
    expect(readdirSync(folder).sort()).toEqual(['recent-projects.json', 'taken'])
  })

  it.skipIf(process.platform === 'win32')('can be read by its owner alone', () => {
    open(join(folder, 'data')).note('/a', at(1))
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'data', 'recent-projects.json')).mode & 0o777).toBe(0o600)
  })
})
