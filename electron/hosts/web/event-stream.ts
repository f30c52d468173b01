import type { ServerResponse } from 'node:http'
import { SECURITY_HEADERS } from '#backend/assets/security-headers.ts'

export interface EventStream {
  send(event: string, data: unknown): void
  /** The same of what is JSON already. */
  sendText(event: string, json: string): void
  end(): void
}

/**
 * Answers with server-sent events (HTML Standard, 9.2), one line of JSON each: JSON has no line break outside its
 * texts, where it is escaped. Between them a comment every `heartbeatMs` says that the call is still under way:
 * browsers and security software cut connections that are silent for long.
 */
export function openEventStream(response: ServerResponse, heartbeatMs: number): EventStream {
  response.writeHead(200, { ...SECURITY_HEADERS, 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' })
  response.flushHeaders()
  // A page that went away is noticed by whoever watches the response's end.
  const write = (text: string): void => {
    if (!response.destroyed) response.write(text)
  }
  const sendText = (event: string, json: string): void => write(`event: ${event}\ndata: ${json}\n\n`)
  const heartbeat = setInterval(() => write(':\n\n'), heartbeatMs)
  response.once('close', () => clearInterval(heartbeat))
  return {
    send: (event, data) => sendText(event, JSON.stringify(data)),
    sendText,
    end: () => {
      clearInterval(heartbeat)
      response.end()
    },
  }
}
