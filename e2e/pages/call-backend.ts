import type { Page } from '@playwright/test'
import { joinOutcome, type OutcomePiece } from '#shared/contract/outcome-pieces.ts'

/** Asks the backend as the page would, for what a test needs and no screen in hand offers; answers the call's value. */
export async function callBackend(page: Page, name: string, input: unknown): Promise<unknown> {
  const text = await page.evaluate(async ([call, body]) => {
    const token = sessionStorage.getItem('portolan.token') ?? ''
    const response = await fetch('/rpc', { method: 'POST', headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }, body: JSON.stringify({ id: crypto.randomUUID(), name: call, input: body }) })
    return response.text()
  }, [name, input] as const)
  const dataOf = (event: string): unknown[] => text.split('\n\n').flatMap((block) => (block.startsWith(`event: ${event}\n`) ? [JSON.parse(block.slice(block.indexOf('data: ') + 'data: '.length)) as unknown] : []))
  const outcome = joinOutcome(dataOf('piece') as OutcomePiece[], dataOf('outcome')[0]) as { ok: boolean; value: unknown } | undefined // the host's own form
  if (outcome?.ok !== true) throw new Error(`${name} failed: ${text}`)
  return outcome.value
}
