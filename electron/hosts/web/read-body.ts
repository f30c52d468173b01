import type { IncomingMessage } from 'node:http'
import { HttpProblem } from './http-problem.ts'

export interface BodyLimits {
  readonly maxBytes: number
  /** A sender that is silent for so long is cut off. */
  readonly idleMs: number
}

/**
 * A request's body, piece by piece. Throws HttpProblem 413 once it is too large, by its stated length before
 * anything is read; throws Node's own error where the sender goes away before its end.
 */
export async function* readBody(request: IncomingMessage, { maxBytes, idleMs }: BodyLimits): AsyncGenerator<Buffer> {
  if (request.headers['content-encoding'] !== undefined) throw new HttpProblem(415, 'invalid-input', 'Compressed requests are not read.')
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes)
  // Node's server destroys a connection that times out without a listener.
  request.socket.setTimeout(idleMs)
  try {
    let bytes = 0
    // Not destroyed on a throw below: the refusal is still to be sent.
    for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      // no encoding is set, so chunks are buffers
      bytes += chunk.length
      if (bytes > maxBytes) throw tooLarge(maxBytes)
      yield chunk
    }
  } finally {
    request.socket.setTimeout(0)
  }
}

/** A body of JSON. Throws HttpProblem 413, 415 where it is said to be something else, 400 where it is none. */
export async function readJson(request: IncomingMessage, limits: BodyLimits): Promise<unknown> {
  if (!JSON_TYPE.test(request.headers['content-type'] ?? '')) throw new HttpProblem(415, 'invalid-input', 'The request must be application/json.')
  const chunks: Buffer[] = []
  for await (const chunk of readBody(request, limits)) chunks.push(chunk)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))) as unknown
  } catch {
    // Both throw for nothing but malformed input.
    throw new HttpProblem(400, 'invalid-input', 'The request is not valid JSON in UTF-8.')
  }
}

const JSON_TYPE = /^application\/json(?:\s*;\s*charset=utf-8)?\s*$/i

function tooLarge(maxBytes: number): HttpProblem {
  return new HttpProblem(413, 'invalid-input', `The request is larger than ${maxBytes.toLocaleString('en')} bytes.`)
}
