import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { SECURITY_HEADERS } from '#backend/assets/security-headers.ts'
import { HttpProblem } from '../http-problem.ts'
import type { Route } from '../route.ts'

/** Sends what a call kept for the page. It stays until the page says that it has it: that all was sent does not tell that it arrived. */
export const download: Route = {
  method: 'GET',
  path: '/api/download',
  handle: async ({ response, query }, { downloads }) => {
    const found = downloads.find(query.get('id') ?? '')
    // Opened before the answer begins: a temporary folder may have been tidied meanwhile.
    const file = found === undefined ? null : await open(found.file).catch(() => null)
    if (found === undefined || file === null) throw new HttpProblem(404, 'not-found', 'The file was fetched already or is gone: export again.')
    const { size } = await file.stat()
    response.writeHead(200, {
      ...SECURITY_HEADERS,
      'Cache-Control': 'no-store',
      'Content-Type': found.name.endsWith('.zip') ? 'application/zip' : 'application/octet-stream',
      'Content-Length': String(size),
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeName(found.name)}`,
    })
    try {
      // The stream closes the file, however it ends.
      await pipeline(file.createReadStream(), response)
    } catch (error) {
      // The page went away: it may ask again.
      if (error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE') return
      throw error
    }
  },
}

/** RFC 8187's ext-value: UTF-8 (what is none was replaced), percent-encoded, with the four marks that encodeURIComponent leaves. */
function encodeName(name: string): string {
  return encodeURIComponent(Buffer.from(name).toString()).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}
