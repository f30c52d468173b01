import { readdirSync } from 'node:fs'
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
 * leads outside, however it is written. Links are not followed. What the list lacks may be of a newer build, so
 * that it is made again before a file is given up.
 */
export function openRendererAssets(folder: string): RendererAssets {
  let files = listFiles(folder)
  return {
    file: async (pathname) => {
      if (!files.has(pathname)) files = listFiles(folder)
      const path = files.get(pathname)
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

/** The paths on disk by the paths that a browser asks for. */
function listFiles(folder: string): ReadonlyMap<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== PAGE)
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [`/${relative(folder, path).split(sep).join('/')}`, path]),
  )
}
