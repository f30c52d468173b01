import { joinOutcome, type OutcomePiece } from '#shared/contract/outcome-pieces.ts'

import type { AppServer } from './portolan-server.ts'

/** How a call of a page ends; the host's own form. */
export type CallOutcome = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } }

/** Asks the backend as a page would, for what a test needs and no screen in hand offers; answers the call's value. */
export async function callBackend(server: Pick<AppServer, 'link'>, name: string, input: unknown): Promise<unknown> {
  const outcome = await askBackend(server, name, input)
  if (!outcome.ok) throw new Error(`${name} failed: ${outcome.error.code} ${outcome.error.message}`)
  return outcome.value
}

/** The same, for a call that may fail. */
export async function askBackend(server: Pick<AppServer, 'link'>, name: string, input: unknown): Promise<CallOutcome> {
  const text = await (await askServer(server, 'POST', '/rpc', JSON.stringify({ id: crypto.randomUUID(), name, input }))).text()
  const dataOf = (event: string): unknown[] => text.split('\n\n').flatMap((block) => (block.startsWith(`event: ${event}\n`) ? [JSON.parse(block.slice(block.indexOf('data: ') + 'data: '.length)) as unknown] : []))
  return joinOutcome(dataOf('piece') as OutcomePiece[], dataOf('outcome')[0]) as CallOutcome // as the host sends it
}

/** One request with the token, as a page makes it; throws where it is refused. */
export async function askServer({ link }: Pick<AppServer, 'link'>, method: 'GET' | 'POST', path: string, body?: string | Uint8Array<ArrayBuffer>): Promise<Response> {
  const [origin = '', token = ''] = link.split('/#token=')
  const answer = await fetch(`${origin}${path}`, { method, headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }, ...(body === undefined ? {} : { body }) })
  if (!answer.ok) throw new Error(`${method} ${path}: ${String(answer.status)} ${await answer.text()}`)
  return answer
}
