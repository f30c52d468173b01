import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { abandonedFolders, makeOwnFolder } from './own-folders.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-own-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** The name that the same machine would have given it in a process that has ended since. */
function nameOfEnded(name: string): string {
  const ended = spawnSync(process.execPath, ['--version']).pid
  return name.replace(`-${String(process.pid)}-`, `-${String(ended)}-`)
}

it('finds the folders of processes that have ended, and no others', async () => {
  const own = await makeOwnFolder(folder, 'x-')
  const left = join(folder, nameOfEnded(basename(own)))
  mkdirSync(left)
  mkdirSync(join(folder, 'x-foreign'))
  mkdirSync(join(folder, 'x-00000000-1-abcdef')) // of another machine
  mkdirSync(join(folder, `y-${basename(left).slice('x-'.length)}`))
  symlinkSync(own, `${left.slice(0, -1)}_`)
  expect(await abandonedFolders(folder, 'x-')).toEqual([left])
})

it('makes them for their owner alone, and finds none where there is no folder', async () => {
  if (process.platform !== 'win32') expect(statSync(await makeOwnFolder(folder, 'x-')).mode & 0o777).toBe(0o700)
  expect(await abandonedFolders(join(folder, 'none'), 'x-')).toEqual([])
})
