import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createGrantedPaths } from './granted-paths.ts'

const FOLDER = resolve('/chosen/folder')

describe('paths that the person chose', () => {
  it('are allowed for what they were chosen for, and for nothing else', () => {
    const granted = createGrantedPaths()
    granted.grant(FOLDER, 'write')
    expect(granted.allows(FOLDER, 'write')).toBe(true)
    expect(granted.allows(FOLDER, 'read')).toBe(false)
  })

  it.each([
    ['a file in it', resolve(FOLDER, 'a.xlsx'), true],
    ['a file deeper in it', resolve(FOLDER, 'b', '..c', 'd.xlsx'), true],
    ['a file beside it', resolve(FOLDER, '..', 'other', 'a.xlsx'), false],
    ['a folder whose name begins alike', `${FOLDER}-2`, false],
    ['the folder above', resolve(FOLDER, '..'), false],
    ['a way out', `${FOLDER}/../other`, false],
    ['a relative path', 'chosen/folder/a.xlsx', false],
    ['a path with a zero', `${FOLDER}/a\0.xlsx`, false],
    ['nothing', '', false],
  ])('of a chosen folder: %s', (_what, path, isAllowed) => {
    const granted = createGrantedPaths()
    granted.grant(FOLDER, 'read')
    expect(granted.allows(path, 'read')).toBe(isAllowed)
  })

  it('of a project: the file alone', () => {
    const granted = createGrantedPaths()
    granted.grant(FOLDER, 'project-open')
    expect(granted.allows(FOLDER, 'project-open')).toBe(true)
    expect(granted.allows(resolve(FOLDER, 'estate.portolan'), 'project-open')).toBe(false)
    expect(granted.allows(FOLDER, 'project-new')).toBe(false)
  })

  it.skipIf(process.platform === 'win32')('are what they really are, links resolved', () => {
    const root = mkdtempSync(join(tmpdir(), 'portolan-granted-'))
    const [chosen, other] = [join(root, 'chosen'), join(root, 'other')]
    mkdirSync(chosen)
    mkdirSync(other)
    writeFileSync(join(other, 'secret.txt'), '')
    symlinkSync(other, join(chosen, 'way-out'))
    symlinkSync(chosen, join(root, 'way-in'))
    const granted = createGrantedPaths()
    granted.grant(join(root, 'way-in'), 'read', 'write')
    expect(granted.allows(join(chosen, 'a.xlsx'), 'read')).toBe(true)
    expect(granted.allows(join(root, 'way-in', 'new', 'bundle'), 'write')).toBe(true)
    expect(granted.allows(join(chosen, 'way-out', 'secret.txt'), 'read')).toBe(false)
    expect(granted.allows(join(chosen, 'way-out', 'new', 'bundle'), 'write')).toBe(false)
    rmSync(root, { recursive: true })
  })
})
