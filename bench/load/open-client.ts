import { request } from 'node:http'
import { joinOutcome, type OutcomePiece } from '#shared/contract/outcome-pieces.ts'

export interface Answer {
  readonly ok: boolean
  readonly value?: unknown
  readonly error?: { readonly message: string }
}
export type Ask = (name: string, input: unknown) => Promise<Answer>

/** Characters of an answer that a failure shows. */
const MOST_SHOWN = 100

/** Asks the web host as a page does: one connection a call, whose answer is a stream of events. */
export function openClient(link: string): Ask {
  const [origin = '', token = ''] = link.split('/#token=')
  const { hostname, port } = new URL(origin)
  let calls = 0
  return (name, input) =>
    new Promise((resolve, reject) => {
      const asked = request({ hostname, port, path: '/rpc', method: 'POST', agent: false, headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' } }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const blocks = Buffer.concat(chunks).toString().split('\n\n')
          const [outcome] = dataOf(blocks, 'outcome')
          if (outcome === undefined) reject(new Error(`${name} had no outcome: ${Buffer.concat(chunks).toString().slice(0, MOST_SHOWN)}`))
          else resolve(joinOutcome(dataOf(blocks, 'piece') as OutcomePiece[], outcome) as Answer) // as the web host writes them
        })
      })
      asked.on('error', reject)
      asked.end(JSON.stringify({ id: `load-${String((calls += 1))}`, name, input }))
    })
}

function dataOf(blocks: readonly string[], event: string): unknown[] {
  return blocks.filter((block) => block.startsWith(`event: ${event}\n`)).map((block) => JSON.parse(block.slice(block.indexOf('data: ') + 'data: '.length)) as unknown)
}

/** What a call answered; throws where it failed. */
export function valueOf(answer: Answer): unknown {
  if (!answer.ok) throw new Error(answer.error?.message)
  return answer.value
}
