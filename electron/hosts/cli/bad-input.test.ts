import { spawnSync } from 'node:child_process'
import { closeSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { utils, write } from 'xlsx'
import { dumpProject } from '#backend/db/testing/temporary-project.ts'
import { openProject } from '#backend/db/project-file.ts'
import { findResourcesFolder } from '#backend/resources.ts'
import { writeSampleProject } from '#backend/testing/sample-project-file.ts'
import { runCli } from './testing/run-cli.ts'

const SAMPLE = join(findResourcesFolder(), 'sample', 'portolan-sample-estate.xlsx')
/** The first bytes of an OLE compound file, and the stream name that marks an encrypted workbook (ECMA-376 part 4, MS-OFFCRYPTO). */
const OLE_HEADER = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le')

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-bad-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

function workbook(path: string, sheets: Readonly<Record<string, readonly (readonly unknown[])[]>>): void {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) utils.book_append_sheet(book, utils.aoa_to_sheet(rows.map((row) => [...row])), name)
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
}

function tail(length: number): Buffer {
  return Buffer.concat([OLE_HEADER, Buffer.alloc(length), ENCRYPTED_STREAM, Buffer.alloc(length)])
}

const BAD_FILES: readonly [string, (path: string) => void, number, string][] = [
  ['not a workbook', (path) => writeFileSync(path, 'hello'), 3, 'unsupported-file'],
  ['an empty file', (path) => writeFileSync(path, ''), 3, 'unreadable-file'],
  ['a workbook without a row', (path) => workbook(path, { vInfo: [] }), 3, 'unsupported-file'],
  ['a workbook without vInfo', (path) => workbook(path, { Sheet1: [['a'], ['b']] }), 3, 'unsupported-file'],
  ['vInfo without a VM column', (path) => workbook(path, { vInfo: [['Name', 'Colour'], ['x', 'red']] }), 3, 'unsupported-file'],
  ['a truncated zip', (path) => {
    copyFileSync(SAMPLE, path)
    truncateSync(path, 100_000)
  }, 3, 'unreadable-file'],
  ['a legacy workbook of nothing but its first mark', (path) => writeFileSync(path, tail(4096)), 3, 'unreadable-file'],
  ['a file that is not there', () => undefined, 3, 'unreadable-file'],
  ['a folder', (path) => mkdirSync(path), 3, 'un'],
]

describe('a file that cannot be imported', () => {
  test.each(BAD_FILES)('%s: one line with the code, and the project unchanged', async (_, make, status, code) => {
    const project = join(folder, 'estate.portolan')
    await writeSampleProject(project)
    const before = dump(project)
    const file = join(folder, 'export.xlsx')
    make(file)
    const run = await runCli(['import', file, '--project', project])
    expect(run).toMatchObject({ status, stdout: '' })
    expect(run.stderr).toMatch(new RegExp(`^portolan: ${code}[a-z-]*: [^\\n]+\\n$`))
    expect(run.stderr).toContain('export.xlsx')
    expect(dump(project)).toEqual(before)
  })

  it('leaves nothing behind where the project was new', async () => {
    writeFileSync(join(folder, 'x.xlsx'), 'hello')
    expect((await runCli(['import', 'x.xlsx', '--project', 'new.portolan'], { workingFolder: folder })).status).toBe(3)
    expect((await runCli(['plan', 'x.xlsx', '--out', 'bundle'], { workingFolder: folder })).status).toBe(3)
    expect(readdirSync(folder)).toEqual(['x.xlsx'])
  })

  it('keeps good files of the same call out as well', async () => {
    writeFileSync(join(folder, 'bad.xlsx'), 'hello')
    const project = join(folder, 'estate.portolan')
    expect((await runCli(['import', SAMPLE, join(folder, 'bad.xlsx'), '--project', project])).status).toBe(3)
    expect(existsSync(project)).toBe(false)
  })
})

describe('a project that another program makes meanwhile', () => {
  it('is left alone, and the import says so', async () => {
    const project = join(folder, 'new.portolan')
    const run = await runCli(['import', SAMPLE, '--project', project], { onProgress: () => writeFileSync(project, 'somebody else') })
    expect(run.status).toBe(5)
    expect(run.stderr).toContain('portolan: conflict: ')
    expect(readFileSync(project, 'utf8')).toBe('somebody else')
    expect(readdirSync(folder)).toEqual(['new.portolan'])
  })
})

describe('text from a file', () => {
  it('cannot steer the terminal or forge a line of ours', async () => {
    const file = join(folder, 'evil.xlsx')
    workbook(file, { vInfo: [['a\nportolan: done \u001b[2J\u202e', 'b'], ['x', 'y']] })
    const run = await runCli(['import', file, '--project', join(folder, 'p.portolan')])
    expect(run.status).toBe(3)
    expect(run.stderr).toMatch(/^portolan: unsupported-file: [^\n]+\n$/)
    expect(run.stderr).not.toMatch(/[\u001b\u202e]/)
  })
})

describe('an output folder', () => {
  it('that is not empty is refused, and left as it is', async () => {
    writeFileSync(join(folder, 'mine.txt'), 'keep')
    const run = await runCli(['plan', SAMPLE, '--out', folder])
    expect(run.status).toBe(5)
    expect(run.stderr).toMatch(/^portolan: conflict: [^\n]+\n$/)
    expect(readdirSync(folder)).toEqual(['mine.txt'])
  })

  it('that is not empty is written into when forced, and foreign files stay', async () => {
    writeFileSync(join(folder, 'mine.txt'), 'keep')
    expect((await runCli(['plan', SAMPLE, '--out', folder, '--force'])).status).toBe(0)
    expect(readFileSync(join(folder, 'mine.txt'), 'utf8')).toBe('keep')
    expect(existsSync(join(folder, 'README.md'))).toBe(true)
  })

  it('that cannot be made is one line', async () => {
    writeFileSync(join(folder, 'file'), '')
    const run = await runCli(['plan', SAMPLE, '--out', join(folder, 'file', 'bundle')])
    expect(run.status).toBe(3)
    expect(run.stderr).toMatch(/^portolan: io: [^\n]+\n$/)
    expect(readdirSync(folder)).toEqual(['file'])
  })
})

const FULL_DISK = '/dev/full'
const PROGRAM = fileURLToPath(new URL('./portolan.ts', import.meta.url))

describe.skipIf(!existsSync(FULL_DISK))('standard output on a full disk', () => {
  it('is one line and the status of what cannot be written', () => {
    const full = openSync(FULL_DISK, 'w')
    try {
      const { status, stderr } = spawnSync(process.execPath, [PROGRAM, 'targets'], { encoding: 'utf8', stdio: ['ignore', full, 'pipe'] })
      expect(stderr).toMatch(/^portolan: io: Standard output cannot be written \(ENOSPC\)[^\n]+\n$/)
      expect(status).toBe(3)
    } finally {
      closeSync(full)
    }
  })
})

describe('usage', () => {
  test.each([
    [['frobnicate']],
    [['plan']],
    [['plan', SAMPLE]],
    [['plan', SAMPLE, '--out', 'x', '--mtv', '3.0']],
    [['plan', SAMPLE, '--out', 'x', '--colour']],
    [['import', SAMPLE]],
    [['inventory', 'ghosts', '--project', 'x']],
    [['targets', '--format', 'xml']],
    [['export', '--project', 'x']],
  ])('%j: status 2 and one line', async (argv) => {
    const run = await runCli(argv, { workingFolder: folder })
    expect(run).toMatchObject({ status: 2, stdout: '' })
    expect(run.stderr).toMatch(/^portolan: usage: [^\n]+\n$/)
    expect(readdirSync(folder)).toEqual([])
  })

  it('a project that is not there, or not one, is status 3', async () => {
    expect((await runCli(['inventory', 'vms', '--project', join(folder, 'none')])).status).toBe(3)
    writeFileSync(join(folder, 'text'), 'not a project '.repeat(100))
    expect((await runCli(['export', '--project', join(folder, 'text'), '--out', join(folder, 'b')])).status).toBe(3)
  })
})

describe('cancelling', () => {
  it('an import: status 130 and the project as it was', async () => {
    const project = join(folder, 'estate.portolan')
    await runCli(['import', SAMPLE, '--project', project])
    const before = dump(project)
    const controller = new AbortController()
    const run = await runCli(['import', SAMPLE, '--project', project], { signal: controller.signal, onProgress: () => controller.abort() })
    expect(run.status).toBe(130)
    expect(run.stderr).toContain('portolan: cancelled: ')
    expect(dump(project)).toEqual(before)
  })
})

function dump(path: string): Record<string, unknown[]> {
  const project = openProject(path, { create: false })
  try {
    return dumpProject(project)
  } finally {
    project.close()
  }
}
