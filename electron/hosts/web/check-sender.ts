import type { IncomingMessage } from 'node:http'
import { HttpProblem } from './http-problem.ts'

/**
 * Refuses with 403 what was not sent to this host by its own page. The Host header must be ours to the letter:
 * a stranger's name that was made to resolve to 127.0.0.1 (DNS rebinding) is not. An Origin, where the browser
 * names one, must be ours too.
 */
export function checkSender(request: IncomingMessage, origin: string): void {
  const hosts = request.headersDistinct['host'] ?? []
  if (hosts.length !== 1 || hosts[0] !== new URL(origin).host) throw new HttpProblem(403, 'invalid-input', `This address serves ${origin} alone.`)
  const origins = request.headersDistinct['origin'] ?? []
  if (origins.some((entry) => entry !== origin)) throw new HttpProblem(403, 'invalid-input', 'Another site may not call Portolan.')
}

/** Refuses with 403 what a browser sends on behalf of another site (Fetch Metadata); programs other than browsers do not say. */
export function checkSite(request: IncomingMessage): void {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new HttpProblem(403, 'invalid-input', 'Another site may not call Portolan.')
}
