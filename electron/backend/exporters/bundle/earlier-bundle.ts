import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { SUMMARY_PATH } from '#shared/manifests/bundle-layout.ts'
import { sha256 } from './sha256.ts'

/** Far above any bundle's summary; a larger file is none of ours. */
const MAX_SUMMARY_BYTES = 512 * 1024 * 1024

/** Only what is needed here: an edited or foreign summary.json is no reason to fail. */
const summarySchema = z.object({
  files: z.array(z.object({ path: z.string().regex(/^(?!\/)(?!.*(^|\/)\.\.?(\/|$))[^\\\0:]+$/), sha256: z.string() })),
})

/** What a folder holds of an earlier bundle, by its summary. */
export interface EarlierBundle {
  /** Files that are still as that bundle wrote them, its summary among them: what it may be said to own. None that is reached through a link. */
  readonly unchanged: readonly string[]
  /** What it has a file of, as it was written or edited since. */
  readonly listed: ReadonlySet<string>
}

/** The earlier bundle in a folder; nothing where there is no summary that can be read. */
export async function readEarlierBundle(folder: string): Promise<EarlierBundle> {
  const files = await readSummary(join(folder, SUMMARY_PATH))
  if (files === null) return { unchanged: [], listed: new Set() }
  const unchanged: string[] = [SUMMARY_PATH]
  for (const { path, sha256: expected } of files) {
    if (path !== SUMMARY_PATH && (await isPlainFile(folder, path)) && sha256(await readFile(join(folder, path))) === expected) unchanged.push(path)
  }
  return { unchanged, listed: new Set([SUMMARY_PATH, ...files.map(({ path }) => path)]) }
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
