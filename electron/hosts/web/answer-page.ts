import { randomBytes } from 'node:crypto'
import type { RendererAssets } from '#backend/assets/renderer-assets.ts'
import { answer } from './answer.ts'
import type { Exchange } from './route.ts'

/** 128 bits, as Content Security Policy Level 3 asks for. */
const NONCE_BYTES = 16

/**
 * Answers a file of the app, or its page for a link into it: the page's own router reads the path. Whoever
 * wants no page (a script or an image that is not there) is not answered, and false comes back.
 */
export async function answerPage(pathname: string, { request, response }: Exchange, assets: RendererAssets): Promise<boolean> {
  const wantsPage = pathname === '/' || (!pathname.startsWith('/assets/') && (request.headers.accept ?? '').includes('text/html'))
  const asset = (await assets.file(pathname)) ?? (wantsPage ? await assets.page(randomBytes(NONCE_BYTES).toString('base64')) : null)
  if (asset === null) return false
  answer(response, 200, asset.headers, asset.body)
  return true
}
