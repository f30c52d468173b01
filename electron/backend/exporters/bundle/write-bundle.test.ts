import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AppError } from '#shared/contract/app-error.ts'
import type { BundleFile } from '#shared/manifests/bundle-layout.ts'
import { listOfFiles, WAVES_LIST_PATH } from './earlier-bundle.ts'
import { sha256 } from './sha256.ts'
import { writeBundle, type WriteBundleOptions } from './write-bundle.ts'

let folder = ''
let out = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-bundle-'))
  out = join(folder, 'bundle')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** A bundle of the given files, with a summary that lists them as a real one does. */
function bundle(files: Record<string, string>): BundleFile[] {
  const listed = Object.entries(files).map(([path, text]) => ({ path, text }))
  const summary = { files: listed.map(({ path, text }) => ({ path, sha256: sha256(text) })) }
  return [...listed, { path: 'summary.json', text: JSON.stringify(summary) }]
}

const FIRST = bundle({ 'README.md': 'one', '10-cluster/a.yaml': 'a', '40-waves/unscheduled/p/plan.yaml': 'p' })
const SECOND = bundle({ 'README.md': 'two', '10-cluster/a.yaml': 'a', '30-mtv/b.yaml': 'b' })

function write(files: readonly BundleFile[], options: Partial<WriteBundleOptions> = {}): Promise<string> {
  return writeBundle({ out, files, force: false, signal: { aborted: false }, ...options })
}

/** Everything below a folder: paths with their texts. */
function tree(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(entries.map((entry) => [join(entry.parentPath, entry.name).slice(root.length + 1).replaceAll('\\', '/'), readFileSync(join(entry.parentPath, entry.name), 'utf8')]))
}

function textsOf(files: readonly BundleFile[]): Record<string, string> {
  return Object.fromEntries(files.map(({ path, text }) => [path, text]))
}

async function failureOf(promise: Promise<unknown>): Promise<AppError> {
  try {
    await promise
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('it did not fail')
}

describe('a new folder', () => {
  it('is made with those above it and holds the files and nothing else', async () => {
    out = join(folder, 'deep', 'er', 'bundle')
    expect(await write(FIRST)).toBe(out)
    expect(tree(out)).toEqual(textsOf(FIRST))
    expect(readdirSync(dirname(out))).toEqual(['bundle'])
  })

  it('may be there and empty, and keeps its permissions', async () => {
    mkdirSync(out)
    chmodSync(out, 0o750)
    await write(FIRST)
    expect(tree(out)).toEqual(textsOf(FIRST))
    expect(statSync(out).mode & 0o777).toBe(0o750)
  })

  it('may be reached through a link', async () => {
    mkdirSync(join(folder, 'real'))
    symlinkSync(join(folder, 'real'), out)
    await write(FIRST)
    expect(tree(join(folder, 'real'))).toEqual(textsOf(FIRST))
  })

  it('counts the files as they are written', async () => {
    const seen: string[] = []
    await write(FIRST, { progress: (done, total) => seen.push(`${done}/${total}`) })
    expect(seen).toEqual(['4/4'])
  })
})

describe('a folder that is not empty', () => {
  it('is refused and left alone', async () => {
    mkdirSync(out)
    writeFileSync(join(out, 'mine.txt'), 'mine')
    expect((await failureOf(write(FIRST))).code).toBe('conflict')
    expect(tree(folder)).toEqual({ 'bundle/mine.txt': 'mine' })
  })

  it('when forced, gets the new files, loses the old bundle\'s and keeps all others', async () => {
    await write(FIRST)
    writeFileSync(join(out, 'mine.txt'), 'mine')
    mkdirSync(join(out, '10-cluster', 'extra'))
    writeFileSync(join(out, '10-cluster', 'extra', 'x.yaml'), 'x')
    await write(SECOND, { force: true })
    expect(tree(out)).toEqual({ ...textsOf(SECOND), 'mine.txt': 'mine', '10-cluster/extra/x.yaml': 'x' })
    expect(existsSync(join(out, '40-waves'))).toBe(false)
    expect(readdirSync(folder)).toEqual(['bundle'])
  })

  it('when forced, keeps a file of the old bundle that somebody edited', async () => {
    await write(FIRST)
    writeFileSync(join(out, '40-waves/unscheduled/p/plan.yaml'), 'edited')
    await write(SECOND, { force: true })
    expect(tree(out)).toEqual({ ...textsOf(SECOND), '40-waves/unscheduled/p/plan.yaml': 'edited' })
  })

  it.each<[what: string, mine: Record<string, string>, names: readonly string[], why: string]>([
    ['without a summary', { 'README.md': 'mine', '10-cluster/a.yaml': 'mine too' }, ['README.md', '10-cluster/a.yaml'], '2 files that Portolan did not write'],
    ['beside an earlier bundle that did not write it', { ...textsOf(bundle({ '10-cluster/a.yaml': 'old' })), 'README.md': 'mine' }, ['README.md'], '1 file that Portolan did not write'],
    ['of an earlier bundle, edited since', { ...textsOf(FIRST), 'README.md': 'one and mine' }, ['README.md'], '1 file that somebody edited since'],
    ['of both kinds', { ...textsOf(FIRST), 'README.md': 'one and mine', '30-mtv/b.yaml': 'mine' }, ['README.md', '30-mtv/b.yaml'], '2 files that Portolan did not write or somebody edited since'],
    ['that is a summary.json, but of no bundle', { 'summary.json': '[1]' }, ['summary.json'], '1 file that Portolan did not write'],
    ['that is a summary.json, but no JSON', { 'summary.json': '{' }, ['summary.json'], '1 file that Portolan did not write'],
    ['that is a summary.json that names files outside', { 'summary.json': JSON.stringify({ files: [{ path: '../outside.txt', sha256: sha256('outside') }, { path: '/etc/hostname', sha256: '' }, { path: 'a/../../outside.txt', sha256: sha256('outside') }] }) }, ['summary.json'], '1 file that Portolan did not write'],
  ])('when forced, is refused and left alone where a file is in the way %s', async (_what, mine, names, why) => {
    writeFileSync(join(folder, 'outside.txt'), 'outside')
    for (const [path, text] of Object.entries({ ...mine, 'mine.txt': 'mine' })) {
      mkdirSync(dirname(join(out, path)), { recursive: true })
      writeFileSync(join(out, path), text)
    }
    const before = tree(folder)
    const failure = await failureOf(write(mine['30-mtv/b.yaml'] === undefined ? FIRST : bundle({ 'README.md': 'two', '30-mtv/b.yaml': 'b' }), { force: true }))
    expect([failure.code, failure.details]).toEqual(['conflict', { reason: 'foreign-files', out, files: names, count: names.length }])
    expect(failure.message).toContain(`${why} (${names.join(', ')}): move `)
    expect(tree(folder)).toEqual(before)
    expect(readdirSync(folder).sort()).toEqual(['bundle', 'outside.txt'])
  })

  it('when forced, takes the place of files that say the same', async () => {
    mkdirSync(out)
    writeFileSync(join(out, 'README.md'), 'one')
    await write(FIRST, { force: true })
    expect(tree(out)).toEqual(textsOf(FIRST))
  })

  it('when forced, names the first of many files in the way', async () => {
    const many = bundle(Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`d/${String(index).padStart(2, '0')}`, 'new'])))
    mkdirSync(join(out, 'd'), { recursive: true })
    for (const { path } of many.slice(0, 25)) writeFileSync(join(out, path), 'mine')
    const failure = await failureOf(write(many, { force: true }))
    expect([failure.details['count'], failure.message]).toEqual([25, expect.stringContaining('d/19 and 5 more)')])
  })

  it('when forced, loses nothing of a bundle to files that are none', async () => {
    await write(FIRST)
    await write([{ path: 'waves/run-book.md', text: 'r' }], { force: true })
    expect(tree(out)).toEqual({ ...textsOf(FIRST), 'waves/run-book.md': 'r' })
  })

  describe('of documents of waves', () => {
    const RUN_BOOK = '40-waves/wave-01/run-book.md'
    const waves = (files: Record<string, string>): BundleFile[] => {
      const listed = Object.entries(files).map(([path, text]) => ({ path, text }))
      return [...listed, { path: WAVES_LIST_PATH, text: listOfFiles(listed) }]
    }
    const BEFORE = waves({ [RUN_BOOK]: 'one', 'docs/waves.csv': 'a' })
    const AFTER = waves({ [RUN_BOOK]: 'two', 'docs/waves.ics': 'b' })

    it('when forced, is given the new ones, loses the old ones and keeps all others', async () => {
      await write(BEFORE)
      writeFileSync(join(out, 'mine.txt'), 'mine')
      await write(AFTER, { force: true })
      expect(tree(out)).toEqual({ ...textsOf(AFTER), 'mine.txt': 'mine' })
    })

    it.each<[what: string, mine: Record<string, string>, why: string]>([
      ['that nobody listed', { [RUN_BOOK]: 'mine' }, '1 file that Portolan did not write'],
      ['that was edited since', { ...textsOf(BEFORE), [RUN_BOOK]: 'one and mine' }, '1 file that somebody edited since'],
      ['of a bundle that was edited since', { ...textsOf(bundle({ [RUN_BOOK]: 'one' })), [RUN_BOOK]: 'one and mine' }, '1 file that somebody edited since'],
    ])('when forced, is refused and left alone where a file is in the way %s', async (_what, mine, why) => {
      for (const [path, text] of Object.entries(mine)) {
        mkdirSync(dirname(join(out, path)), { recursive: true })
        writeFileSync(join(out, path), text)
      }
      const before = tree(folder)
      const failure = await failureOf(write(AFTER, { force: true }))
      expect([failure.code, failure.details['files']]).toEqual(['conflict', [RUN_BOOK]])
      expect(failure.message).toContain(why)
      expect(tree(folder)).toEqual(before)
    })

    it('when forced, takes and gives way to those of a bundle, and neither loses the other', async () => {
      await write(bundle({ 'README.md': 'r', [RUN_BOOK]: 'one' }))
      await write(AFTER, { force: true })
      expect(tree(out)).toMatchObject({ 'README.md': 'r', [RUN_BOOK]: 'two' })
      await write(bundle({ 'README.md': 'new', [RUN_BOOK]: 'three' }), { force: true })
      expect(tree(out)).toMatchObject({ 'README.md': 'new', [RUN_BOOK]: 'three', 'docs/waves.ics': 'b' })
    })
  })

  it('when forced, does not follow a link out of it, and is left as it was', async () => {
    mkdirSync(out)
    mkdirSync(join(folder, 'elsewhere'))
    symlinkSync(join(folder, 'elsewhere'), join(out, '10-cluster'))
    expect((await failureOf(write(FIRST, { force: true }))).code).toBe('conflict')
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual([])
    expect(readdirSync(out)).toEqual(['10-cluster'])
  })

  it('when forced, does not replace a folder by a file', async () => {
    mkdirSync(join(out, 'README.md'), { recursive: true })
    writeFileSync(join(out, 'README.md', 'mine'), 'mine')
    expect((await failureOf(write(FIRST, { force: true }))).code).toBe('conflict')
    expect(tree(folder)).toEqual({ 'bundle/README.md/mine': 'mine' })
  })

  it('when forced, is as it was when a file cannot be put into place', async () => {
    await write(FIRST)
    writeFileSync(join(out, 'mine.txt'), 'mine')
    const before = tree(folder)
    // A name that can be written in the staging folder but collides with a file of the same bundle once in place.
    const broken = [...SECOND, { path: 'zz/one', text: '1' }]
    mkdirSync(join(out, 'zz'))
    mkdirSync(join(out, 'zz', 'one'))
    expect((await failureOf(write(broken, { force: true }))).code).toBe('conflict')
    expect(tree(folder)).toEqual(before)
    expect(readdirSync(folder)).toEqual(['bundle'])
  })
})

describe('what cannot be written', () => {
  it('is a path that is a file', async () => {
    writeFileSync(out, 'a file')
    const failure = await failureOf(write(FIRST, { force: true }))
    expect([failure.code, failure.message]).toEqual(['conflict', expect.stringContaining('is a file')])
    expect(readFileSync(out, 'utf8')).toBe('a file')
  })

  it('is a path below a file', async () => {
    writeFileSync(join(folder, 'file'), 'x')
    out = join(folder, 'file', 'bundle')
    const failure = await failureOf(write(FIRST))
    expect([failure.code, failure.message]).toEqual(['io', expect.stringContaining('is a file, not a folder')])
  })

  it.skipIf(!existsSync('/proc/self'))('is a path in a file system that takes nothing', async () => {
    out = '/proc/portolan/bundle'
    const failure = await failureOf(write(FIRST))
    expect([failure.code, failure.message.split(': ')[0]]).toEqual(['io', 'The bundle cannot be written to /proc/portolan/bundle'])
  })

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('is a folder without permission', async () => {
    mkdirSync(join(folder, 'closed'))
    chmodSync(join(folder, 'closed'), 0o500)
    out = join(folder, 'closed', 'bundle')
    const failure = await failureOf(write(FIRST))
    expect([failure.code, failure.message]).toEqual(['io', expect.stringContaining('no permission')])
  })

  it('is a folder with too long a name, and leaves none of those above it behind', async () => {
    out = join(folder, 'deep', 'y'.repeat(300), 'bundle')
    expect((await failureOf(write(FIRST))).message).toContain('too long')
    expect(readdirSync(folder)).toEqual([])
  })

  it('leaves no made folder behind when a name is too long', async () => {
    out = join(folder, 'deep', 'bundle')
    const failure = await failureOf(write([...FIRST, { path: `x/${'y'.repeat(300)}`, text: '' }]))
    expect([failure.code, failure.message]).toEqual(['io', expect.stringContaining('too long')])
    expect(readdirSync(folder)).toEqual([])
  })

  it('is nothing once it was cancelled, before or half-way', async () => {
    expect((await failureOf(write(FIRST, { signal: { aborted: true } }))).code).toBe('cancelled')
    const signal = { aborted: false }
    const many = Array.from({ length: 40 }, (_nothing, index) => ({ path: `d/${index}`, text: 'x' }))
    expect((await failureOf(write(many, { signal, progress: () => { signal.aborted = true } }))).code).toBe('cancelled')
    expect(readdirSync(folder)).toEqual([])
  })
})
