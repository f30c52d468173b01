import type { Page } from '@playwright/test'

/** Asks the backend as the page would, for what a test needs and no screen in hand offers; answers the call's value. */
export function callBackend(page: Page, name: string, input: unknown): Promise<unknown> {
  return page.evaluate(async ([call, body]) => {
    const token = sessionStorage.getItem('portolan.token') ?? ''
    const response = await fetch('/rpc', { method: 'POST', headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }, body: JSON.stringify({ id: crypto.randomUUID(), name: call, input: body }) })
    const text = await response.text()
    const event = text.split('\n\n').find((block) => block.startsWith('event: outcome\n'))
    const outcome = JSON.parse(event?.replace('event: outcome\ndata: ', '') ?? 'null') as { ok: boolean; value: unknown } | null // the host's own form
    if (outcome?.ok !== true) throw new Error(`${call} failed: ${text}`)
    return outcome.value
  }, [name, input] as const)
}
