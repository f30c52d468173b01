import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { compareText } from '#shared/domain/compare.ts'
import { SUMMARY_PATH } from '#shared/manifests/bundle-layout.ts'
import { sha256 } from './sha256.ts'

/** Far above any bundle's summary; a larger file is none of ours. */
const MAX_SUMMARY_BYTES = 512 * 1024 * 1024

/** Only what is needed here: an edited or foreign summary.json is no reason to fail. */
const summarySchema = z.object({
  files: z.array(z.object({ path: z.string().regex(/^(?!\/)(?!.*(^|\/)\.\.?(\/|$))[^\\\0:]+$/), sha256: z.string() })),
})

/** The list of the documents of waves that are exported without the rest of a bundle, with their checksums as in a bundle's summary. */
export const WAVES_LIST_PATH = 'waves.json'
/** A bundle has both kinds of files, so that each kind of export has to know what the other wrote. */
const LISTS = [SUMMARY_PATH, WAVES_LIST_PATH] as const

/** What a folder holds of an earlier export, by the lists in it. */
export interface EarlierBundle {
  /** Files that are still as an export wrote them, the lists among them: what may be replaced. None that is reached through a link. */
  readonly unchanged: readonly string[]
  /** Those of them that are in the list that is to be replaced: without it nobody knows of them. */
  readonly own: readonly string[]
  /** What lists name, as it was written or edited since. */
  readonly listed: ReadonlySet<string>
}

/** The text of a list: what was written, with the checksum of each file. */
export function listOfFiles(files: readonly { readonly path: string; readonly text: string }[]): string {
  return `${JSON.stringify({ files: [...files].sort((left, right) => compareText(left.path, right.path)).map(({ path, text }) => ({ path, sha256: sha256(text) })) }, null, 2)}\n`
}

/** The earlier export in a folder; nothing where there is no list that can be read. `list`: which of the lists is to be replaced, if any. */
export async function readEarlierBundle(folder: string, list: string | null): Promise<EarlierBundle> {
  const unchanged = new Set<string>()
  const listed = new Set<string>()
  let own: readonly string[] = []
  for (const name of LISTS) {
    const files = await readSummary(join(folder, name))
    if (files === null) continue
    const intact = [name, ...(await intactFiles(folder, files.filter(({ path }) => path !== name)))]
    for (const path of intact) unchanged.add(path)
    for (const { path } of [{ path: name }, ...files]) listed.add(path)
    if (name === list) own = intact
  }
  return { unchanged: [...unchanged], own, listed }
}

async function intactFiles(folder: string, files: z.infer<typeof summarySchema>['files']): Promise<string[]> {
  const intact: string[] = []
  for (const { path, sha256: expected } of files) {
    if ((await isPlainFile(folder, path)) && sha256(await readFile(join(folder, path))) === expected) intact.push(path)
  }
  return intact
}

async function readSummary(path: string): Promise<z.infer<typeof summarySchema>['files'] | null> {
  const status = await statusOf(path)
  if (status === null || !status.isFile() || status.size > MAX_SUMMARY_BYTES) return null
  const result = summarySchema.safeParse(parseJson(await readFile(path, 'utf8')))
  return result.success ? result.data.files : null
}

/** Undefined for what is no JSON: then it is not the summary of a bundle. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

async function isPlainFile(folder: string, path: string): Promise<boolean> {
  const steps = path.split('/')
  for (let depth = 1; depth < steps.length; depth++) {
    const status = await statusOf(join(folder, ...steps.slice(0, depth)))
    if (status === null || !status.isDirectory()) return false
  }
  return (await statusOf(join(folder, path)))?.isFile() ?? false
}

/** What is at a path, not following a link; null where there is nothing. */
export async function statusOf(path: string): Promise<Awaited<ReturnType<typeof lstat>> | null> {
  try {
    return await lstat(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
