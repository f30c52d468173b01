import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createDownloads, type Downloads } from './downloads.ts'

let folder = ''
let downloads: Downloads
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-zips-'))
  downloads = createDownloads(folder)
})
afterEach(() => rmSync(folder, { recursive: true }))

async function keep(name: string): Promise<string> {
  const made = await downloads.makeFolder()
  mkdirSync(join(made, 'plans'), { recursive: true })
  writeFileSync(join(made, 'plans', 'a.yaml'), 'a: 1\n')
  return downloads.keepFolder(made, name)
}

const idOf = (path: string): string => /^download:([\da-f-]{36})\//.exec(path)?.[1] ?? ''
const zips = (): string[] => readdirSync(folder).flatMap((name) => readdirSync(join(folder, name)))

it('makes no folder before something is to be kept', async () => {
  expect(readdirSync(folder)).toEqual([])
  await downloads.close()
})

it.skipIf(platform() === 'win32')('keeps a zip for its owner alone', async () => {
  const file = downloads.find(idOf(await keep('a.zip')))?.file ?? ''
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(statSync(join(file, '..')).mode & 0o777).toBe(0o700)
})

it('keeps the newest alone, and nothing after the end', async () => {
  const paths: string[] = []
  for (let number = 0; number < 10; number += 1) paths.push(await keep(`${number}.zip`))
  expect(paths.filter((path) => downloads.find(idOf(path)) !== undefined)).toEqual(paths.slice(2))
  expect(zips()).toHaveLength(8)
  await downloads.close()
  expect(readdirSync(folder)).toEqual([])
})

// Such a name is listed with a sign in place of the byte, so the file cannot be found again.
it.skipIf(platform() !== 'linux')('leaves nothing behind where a file cannot be read', async () => {
  const made = await downloads.makeFolder()
  mkdirSync(made)
  writeFileSync(Buffer.concat([Buffer.from(`${made}/`), Buffer.from([0x61, 0xff])]), 'x')
  await expect(downloads.keepFolder(made, 'a.zip')).rejects.toMatchObject({ code: 'io', message: expect.stringContaining('cannot be kept in the temporary folder') as string })
  expect(zips()).toEqual([])
})

it('tells where there is no place for it, and tries again the next time', async () => {
  const place = join(folder, 'later')
  const later = createDownloads(place)
  await expect(later.makeFolder()).rejects.toMatchObject({ code: 'io' })
  mkdirSync(place)
  expect(existsSync(await later.makeFolder())).toBe(false)
})
