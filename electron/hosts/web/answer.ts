import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HttpProblem } from './http-problem.ts'
import { SECURITY_HEADERS } from '#backend/assets/security-headers.ts'

/** How long a refused sender may go on before the connection is cut: cut at once, it would not read the refusal. */
const LINGER_MS = 1_000

/** Sends a whole answer. */
export function answer(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>, body: Buffer): void {
  response.writeHead(status, { ...SECURITY_HEADERS, ...headers, 'Content-Length': String(body.length) })
  // Node leaves the body out where the request was HEAD.
  response.end(body)
}

/** Says that it is done and that there is nothing to say (RFC 9110 forbids even a length of 0). */
export function answerNothing(response: ServerResponse): void {
  response.writeHead(204, { ...SECURITY_HEADERS, 'Cache-Control': 'no-store' })
  response.end()
}

/** Sends data that no one may keep. */
export function answerJson(response: ServerResponse, status: number, value: unknown): void {
  answer(response, status, JSON_HEADERS, Buffer.from(JSON.stringify(value)))
}

/** Sends `{ code, message }`, and closes the connection where the request is still being sent. */
export function answerProblem(request: IncomingMessage, response: ServerResponse, problem: HttpProblem): void {
  const body = Buffer.from(JSON.stringify({ code: problem.code, message: problem.message }))
  const headers = { ...SECURITY_HEADERS, ...JSON_HEADERS, ...problem.headers, 'Content-Length': String(body.length) }
  if (request.complete) {
    response.writeHead(problem.status, headers)
    response.end(body)
    return
  }
  response.writeHead(problem.status, { ...headers, Connection: 'close' })
  response.write(body)
  const end = (): void => {
    clearTimeout(timer)
    response.end()
  }
  const timer = setTimeout(end, LINGER_MS)
  request.once('end', end).once('close', end).resume()
}

const JSON_HEADERS = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' }
