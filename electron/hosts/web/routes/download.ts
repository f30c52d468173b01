import { createReadStream, statSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { HttpProblem } from '../http-problem.ts'
import type { Route } from '../route.ts'
import { SECURITY_HEADERS } from '#backend/assets/security-headers.ts'

/** Sends what a call kept for the page, once: it is removed when all of it was sent. */
export const download: Route = {
  method: 'GET',
  path: '/api/download',
  handle: async ({ response, query }, { downloads }) => {
    const id = query.get('id') ?? ''
    const found = downloads.find(id)
    if (found === undefined) throw new HttpProblem(404, 'not-found', 'The file was fetched already or is gone: export again.')
    response.writeHead(200, {
      ...SECURITY_HEADERS,
      'Cache-Control': 'no-store',
      'Content-Type': 'application/zip',
      'Content-Length': String(statSync(found.file).size),
      // RFC 8187: the name in UTF-8, percent-encoded.
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
    })
    await pipeline(createReadStream(found.file), response)
    await downloads.remove(id)
  },
}
