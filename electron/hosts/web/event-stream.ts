import type { ServerResponse } from 'node:http'
import { SECURITY_HEADERS } from '#backend/assets/security-headers.ts'

export interface EventStream {
  send(event: string, data: unknown): void
  end(): void
}

/** Answers with server-sent events (HTML Standard, 9.2), one line of JSON each: JSON has no line break outside its texts, where it is escaped. */
export function openEventStream(response: ServerResponse): EventStream {
  response.writeHead(200, { ...SECURITY_HEADERS, 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' })
  response.flushHeaders()
  return {
    send: (event, data) => {
      // A page that went away is noticed by whoever watches the response's end.
      if (!response.destroyed) response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    },
    end: () => {
      response.end()
    },
  }
}
