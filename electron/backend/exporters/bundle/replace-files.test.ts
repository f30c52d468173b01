import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { replaceFiles } from './replace-files.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-replace-'))
  for (const name of ['out', 'staging', 'backup']) mkdirSync(join(folder, name))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

it('undoes every step when one fails', async () => {
  const [out, staging, backup] = ['out', 'staging', 'backup'].map((name) => join(folder, name)) as [string, string, string] // three names, three paths
  writeFileSync(join(out, 'kept'), 'kept')
  writeFileSync(join(out, 'a'), 'old a')
  writeFileSync(join(out, 'obsolete'), 'old')
  writeFileSync(join(staging, 'a'), 'new a')
  mkdirSync(join(staging, 'deep', 'er'), { recursive: true })
  writeFileSync(join(staging, 'deep', 'er', 'b'), 'new b')
  // "missing" was never staged, so its turn, the last, fails.
  await expect(replaceFiles({ out, staging, backup, written: ['a', 'deep/er/b', 'missing'], obsolete: ['obsolete'] })).rejects.toMatchObject({ code: 'ENOENT' })
  expect(readdirSync(out).sort()).toEqual(['a', 'kept', 'obsolete'])
  expect(readFileSync(join(out, 'a'), 'utf8')).toBe('old a')
  expect(existsSync(join(out, 'deep'))).toBe(false)
})
