import { randomBytes } from 'node:crypto'
import type { Asset, RendererAssets } from '#backend/assets/renderer-assets.ts'
import { isAppAddress } from './app-address.ts'
import { SECURITY_HEADERS } from '#backend/assets/security-headers.ts'

/** 128 bits, as Content Security Policy Level 3 asks for. */
const NONCE_BYTES = 16
/** What the build names by its content lies here: no page. */
const ASSETS = '/assets/'

/**
 * Answers a request to the app's own scheme: a file of the build, or the page for every other path, which its own
 * router reads. Nothing is read but by the list of the build's files.
 */
export async function answerAppRequest(request: Request, assets: RendererAssets): Promise<Response> {
  if (!isAppAddress(request.url)) return refuse(404)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, { Allow: 'GET, HEAD' })
  const pathname = decode(new URL(request.url).pathname)
  if (pathname === null) return refuse(400)
  const asset = (await assets.file(pathname)) ?? (pathname.startsWith(ASSETS) ? null : await assets.page(randomBytes(NONCE_BYTES).toString('base64')))
  return asset === null ? refuse(404) : send(asset, request.method === 'GET')
}

function send({ headers, body }: Asset, hasBody: boolean): Response {
  return new Response(hasBody ? new Uint8Array(body) : null, { status: 200, headers: { ...SECURITY_HEADERS, ...headers } })
}

function refuse(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status, headers: { ...SECURITY_HEADERS, ...headers, 'Cache-Control': 'no-store' } })
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    // It throws a URIError for nothing but malformed escapes.
    return null
  }
}
