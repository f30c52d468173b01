import { readdirSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { contentSecurityPolicy } from './content-security-policy.ts'
import { mediaTypeOf } from './media-types.ts'

export interface Asset {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** The app's own pages, for every host that shows them. */
export interface RendererAssets {
  /** The file at a decoded path such as "/assets/main-1a2b.js"; null where there is none. */
  file(pathname: string): Promise<Asset | null>
  /** The page that every route starts from. `nonce` is a fresh one for each answer. */
  page(nonce: string): Promise<Asset>
}

/**
 * The built pages below a folder. Paths are looked up in a list of its files, never joined to the folder: no path
 * leads outside, however it is written. Links are not followed. What the list lacks may be of a newer build: where a
 * folder changed since, the list is made again before a file is given up.
 */
export function openRendererAssets(folder: string): RendererAssets {
  let list = listFiles(folder)
  return {
    file: async (pathname) => {
      if (!list.files.has(pathname) && hasChanged(list)) list = listFiles(folder)
      const path = list.files.get(pathname)
      if (path === undefined) return null
      // What is left is the page's icon, for which a browser asks anew with each address that the page goes to.
      const caching = pathname.startsWith(HASHED_FILES) ? 'private, max-age=31536000, immutable' : 'private, max-age=86400'
      return { headers: { 'Content-Type': mediaTypeOf(path), 'Cache-Control': caching }, body: await readFile(path) }
    },
    page: async (nonce) => {
      const html = await readFile(join(folder, PAGE), 'utf8')
      return {
        headers: { 'Content-Type': mediaTypeOf(PAGE), 'Cache-Control': 'no-store', 'Content-Security-Policy': contentSecurityPolicy(nonce) },
        body: Buffer.from(html.replaceAll(NONCE_ATTRIBUTE, `nonce="${nonce}"`)),
      }
    },
  }
}

const PAGE = 'index.html'
/** The build names what lies here by its content, so that it never changes under its name. */
const HASHED_FILES = '/assets/'
/** The build puts a placeholder into every nonce attribute (Vite's html.cspNonce). */
const NONCE_ATTRIBUTE = /\bnonce="[^"]*"/g

interface FileList {
  /** The paths on disk by the paths that a browser asks for. */
  readonly files: ReadonlyMap<string, string>
  /** When each folder changed last, in milliseconds of the system's clock. */
  readonly changedAtMs: ReadonlyMap<string, number>
  readonly madeAtMs: number
}

function listFiles(folder: string): FileList {
  const madeAtMs = Date.now()
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
  const folders = entries.filter(({ entry }) => entry.isDirectory())
  const files = entries.filter(({ entry }) => entry.isFile() && entry.name !== PAGE)
  return {
    files: new Map(files.map(({ path }) => [`/${relative(folder, path).split(sep).join('/')}`, path])),
    changedAtMs: new Map([folder, ...folders.map(({ path }) => path)].map((path) => [path, changeOf(path)])),
    madeAtMs,
  }
}

/** Whoever asks for what is not there, time and again, is not worth a look into every folder. */
function hasChanged({ changedAtMs, madeAtMs }: FileList): boolean {
  return [...changedAtMs].some(([folder, before]) => changeOf(folder) !== before || madeAtMs - before < SETTLED_MS)
}

/** A folder that changed just before it was listed, or while it was, may have changed once more within the same tick of its file system: FAT's is the longest. */
const SETTLED_MS = 2_000

/** NaN, which equals nothing, where it is gone. */
function changeOf(folder: string): number {
  return statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Number.NaN
}
