import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ComputedBundle, DigestedFile } from '#backend/bundle/compute-bundle.ts'
import { openProject, type ProjectFile } from '#backend/db/project-file.ts'
import { storeLastExport } from '#backend/db/repositories/last-export-repository.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { writeDocument } from '#backend/exporters/report/write-document.ts'
import { writeMarkdownPage } from '#backend/exporters/report/write-markdown-page.ts'
import { type BundleFile, fileByRecipe, fileInPieces } from '#shared/manifests/bundle-file.ts'
import { documentMarkdown } from '#shared/manifests/document-markdown.ts'
import { serialiseYaml } from '#shared/manifests/serialise-yaml.ts'
import { type BundleWriter, createWriterWhileMade } from './bundle-writer.ts'
import { digestOf } from './file-finisher.ts'

let folder = ''
let project: ProjectFile
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-writer-'))
  project = openProject(join(folder, 'estate.portolan'), { create: true })
})
afterEach(() => {
  project.close()
  rmSync(folder, { recursive: true })
})

const DOCUMENT = { value: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'lis-core', labels: { left: undefined } } }, comment: ['For Lisbon.'] }
const MARKDOWN = '# Lisbon\n\n<b>Ships</b>\n'
const RUN_BOOK = { title: 'Wave 1', lead: 'Ships & more', sections: [{ heading: 'Order', blocks: [{ kind: 'table', head: ['VM', 'Command'], rows: [['lis<b>', { code: 'oc get vm' }]] }, { kind: 'checks', items: ['Told'] }] }] } as const
const PIECES = Array.from({ length: 300 }, (_, index) => `${String(index)} Lis\u00adboa \u{1f6a2}\n`.repeat(200))
const here = (): string => { throw new Error('this thread makes no text') }

/** Those that go over as what they are made of: their texts are made by the other thread alone. */
const RECIPES: ReadonlyMap<string, BundleFile> = new Map([
  fileByRecipe('20-namespaces/lis-core/namespace.yaml', { kind: 'yaml', document: DOCUMENT }, here),
  fileByRecipe('docs/lisbon.html', { kind: 'page', markdown: MARKDOWN }, here),
  ...(['markdown', 'page'] as const).map((as) => fileByRecipe(`40-waves/wave-01/run-book.${as}`, { kind: 'document', as, document: RUN_BOOK }, here)),
  fileInPieces('docs/pieces.md', () => PIECES),
].map((file) => [file.path, file]))

/** More than go over at once, one of them too large to go over, one larger than what is compressed on the spot, and one with characters beyond ASCII. */
const FILES: readonly BundleFile[] = [
  { path: 'README.md', text: 'Lis\u00adboa \u{1f6a2} \ud800\n' },
  { path: 'findings.json', text: '0123456789'.repeat(150_000) },
  { path: '20-namespaces/lis-core/namespace.yaml', text: serialiseYaml([DOCUMENT]) },
  { path: 'docs/lisbon.html', text: writeMarkdownPage(MARKDOWN) },
  { path: '40-waves/wave-01/run-book.markdown', text: documentMarkdown(RUN_BOOK) },
  { path: '40-waves/wave-01/run-book.page', text: writeDocument(RUN_BOOK) },
  { path: 'docs/pieces.md', text: PIECES.join('') },
  { path: 'docs/large.md', text: 'A line of it.\n'.repeat(5_000) },
  ...Array.from({ length: 200 }, (_, index) => ({ path: `40-waves/w${String(index % 7)}/plan-${String(index)}.yaml`, text: `---\nname: plan-${String(index)}\n` })),
]
const out = (): string => join(folder, 'deep', 'bundle')
const bundleOf = (files: readonly DigestedFile[]): ComputedBundle => ({ files }) as unknown as ComputedBundle // all that a writer looks at

function createWriter(options: { readonly force?: boolean; readonly manyVms?: number; readonly signal?: { aborted: boolean }; readonly progress?: (done: number, total: number) => void } = {}): BundleWriter {
  const { force = false, manyVms = 0, signal = { aborted: false }, progress = () => undefined } = options
  return createWriterWhileMade({ project, out: out(), force, signal, progress }, manyVms)
}

/** Hands over the files as whoever makes them does; null where the writer wants the whole. */
async function make(writer: BundleWriter, only: ComputedBundle['only'] = null): Promise<readonly DigestedFile[] | null> {
  const finisher = await writer.finisher?.({ only })
  if (finisher === null || finisher === undefined) return null
  for (const file of FILES) finisher.add(RECIPES.get(file.path) ?? file)
  const digests = await finisher.digests()
  return FILES.map((file) => ({ ...file, ...(digests.get(file.path) ?? { bytes: -1, sha256: '' }) }))
}

function tree(root: string): ReadonlyMap<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return new Map(files.map((file) => [file.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(file, 'utf8')]))
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(() => undefined, (error: unknown) => error)
}

describe('files written while others are made', () => {
  it('are those that were made, each digested and packed', async () => {
    const told: [number, number][] = []
    const writer = createWriter({ progress: (...progress) => void told.push(progress) })
    const files = (await make(writer)) ?? []
    expect(files.map(({ bytes, sha256 }) => ({ bytes, sha256 }))).toEqual(FILES.map(({ text }) => digestOf(text)))
    expect(existsSync(out())).toBe(false)
    const { out: written, packing } = await writer.write(bundleOf(files))
    // Half a character cannot be written.
    const texts = new Map(FILES.map(({ path, text }) => [path, text.replaceAll('\ud800', '\ufffd')]))
    expect(tree(written)).toEqual(texts)
    expect(new Map([...(await packing)].map(([path, bytes]) => [path, gunzipSync(bytes).toString('utf8')]))).toEqual(texts)
    expect(told.at(-1)).toEqual([FILES.length, FILES.length])
    expect(readdirSync(join(folder, 'deep'))).toEqual(['bundle'])
  })

  it('are made by whichever thread is free: who waits for the checksums takes part, and each file is written once', async () => {
    let madeHere = 0
    const many = Array.from({ length: 2_000 }, (_, index) => {
      const document = { value: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: `lis-${String(index)}` } } }
      return fileByRecipe(`20-namespaces/lis-${String(index)}/namespace.yaml`, { kind: 'yaml', document }, () => { madeHere += 1; return serialiseYaml([document]) })
    })
    const writer = createWriter()
    const finisher = await writer.finisher?.({ only: null })
    for (const file of many) finisher?.add(file)
    const digests = (await finisher?.digests()) ?? new Map<string, ReturnType<typeof digestOf>>()
    // Some thirty batches were handed over in one turn, of which the other thread gets eight at once.
    expect(madeHere).toBeGreaterThan(0)
    expect(madeHere).toBeLessThan(many.length)
    const files = many.map((file) => ({ path: file.path, text: file.text, ...(digests.get(file.path) ?? { bytes: -1, sha256: '' }) }))
    expect(files.map(({ bytes, sha256 }) => ({ bytes, sha256 }))).toEqual(many.map(({ text }) => digestOf(text)))
    const { out: written } = await writer.write(bundleOf(files))
    expect(tree(written)).toEqual(new Map(many.map(({ path, text }) => [path, text])))
  })

  it('are packed only where the project does not keep them, and not at all for a folder of a bundle', async () => {
    const isKnown = ({ path }: BundleFile): boolean => path === 'README.md' || path === 'docs/pieces.md'
    const known = FILES.filter(isKnown).map(({ path, text }) => ({ path, ...digestOf(text), gzip: new Uint8Array([1]) }))
    storeLastExport(project, { at: '2026-03-02T09:00:00.000Z', out: null, only: null, versions: { mtv: '2.12', openshift: '4.20' }, state: { decisions: new Uint8Array(), snapshots: [] } }, known)
    const whole = createWriter()
    const { packing } = await whole.write(bundleOf((await make(whole)) ?? []))
    expect([...(await packing).keys()].sort()).toEqual(FILES.filter((file) => !isKnown(file)).map(({ path }) => path).sort())
    const part = createWriter({ force: true })
    expect((await (await part.write(bundleOf((await make(part, 'docs')) ?? []))).packing).size).toBe(0)
  })

  it('are those of a bundle that was made before, which somebody may have looked at', async () => {
    const { out: written } = await createWriter().write({ ...bundleOf(FILES.map((file) => ({ ...file, ...digestOf(file.text) }))), only: null })
    expect(tree(written).size).toBe(FILES.length)
  })

  it('are left to the end where there are few', async () => {
    const writer = createWriter({ manyVms: 1 })
    expect(await make(writer)).toBeNull()
    const { out: written } = await writer.write({ ...bundleOf(FILES.map((file) => ({ ...file, ...digestOf(file.text) }))), only: null })
    expect(tree(written).size).toBe(FILES.length)
  })
})

describe('a bundle that is given up', () => {
  const given: readonly (readonly [why: string, begin: (writer: BundleWriter) => Promise<unknown>, options: Parameters<typeof createWriter>[0]])[] = [
    ['refused for what the checks say, with files on the way', async (writer) => { (await writer.finisher?.({ only: null }))?.add(fileInPieces('findings.json', () => PIECES)); return new AppError('conflict', 'MTV would refuse it.') }, {}],
    ['cancelled while it is made', async (writer) => { await make(writer); return new AppError('cancelled', 'It was cancelled.') }, {}],
    ['cancelled while it is written', async (writer) => failureOf(writer.write(bundleOf((await make(writer)) ?? []))), { signal: { aborted: true } }],
  ]
  it.each(given)('leaves nothing: %s', async (_, begin, options) => {
    const writer = createWriter(options)
    const failure = await begin(writer)
    expect(failure).toBeInstanceOf(AppError)
    expect(await writer.giveUp(failure)).toBe(failure)
    expect(readdirSync(folder).filter((name) => !name.startsWith('estate.'))).toEqual([])
  })

  it.each([
    ['an object is one that no manifest can hold', { kind: 'yaml', document: { value: { apiVersion: 'v1', kind: 'X', at: new Date(0) } } } as const],
    ['two files have one path', { kind: 'page', markdown: MARKDOWN } as const],
  ])('says so where %s, and leaves nothing', async (_, recipe) => {
    const writer = createWriter()
    const finisher = await writer.finisher?.({ only: null })
    finisher?.add(fileInPieces('docs/lisbon.html', () => PIECES))
    finisher?.add(fileByRecipe('docs/lisbon.html', recipe, here))
    const failure = await failureOf(writer.write(bundleOf([])))
    expect(failure).toMatchObject({ code: 'io', details: { out: out() } })
    await writer.giveUp(failure)
    expect(existsSync(join(folder, 'deep'))).toBe(false)
  })

  it('says what the file system says, and that the folder is not empty', async () => {
    const writer = createWriter()
    const finisher = await writer.finisher?.({ only: null })
    // Two of one path, which no layout gives.
    for (const file of [...FILES.slice(-2), ...FILES.slice(-2)]) finisher?.add(file)
    const failure = await failureOf(writer.write(bundleOf([])))
    expect(failure).toMatchObject({ code: 'io', details: { out: out(), code: 'EEXIST' } })
    await writer.giveUp(failure)
    expect(existsSync(join(folder, 'deep'))).toBe(false)

    mkdirSync(out(), { recursive: true })
    writeFileSync(join(out(), 'mine.txt'), 'mine')
    const second = createWriter()
    const refused = await failureOf(make(second))
    expect(refused).toMatchObject({ code: 'conflict', details: { reason: 'not-empty' } })
    expect(await second.giveUp(refused)).toBe(refused)
    expect([...tree(out()).keys()]).toEqual(['mine.txt'])
  })
})
