import { createPinia, setActivePinia } from 'pinia'
import { createApp } from 'vue'
import { type Host, HOST } from '#renderer/api/host.ts'
import type { Outcome } from '#shared/contract/api-types.ts'

export type Answer = (input: Record<string, unknown>) => Outcome<unknown> | Promise<Outcome<unknown>>

/** Stores over a host that answers what a test says; answers may be exchanged while it runs. */
export function openStores(answers: Record<string, Answer>): void {
  const host = {
    invoke: async (name: string, input: Record<string, unknown>) => (await answers[name]?.(input)) ?? { ok: false, error: { code: 'not-found', message: name, details: {} } },
  } as unknown as Host // what stores ask for
  const app = createApp({})
  app.provide(HOST, host)
  const pinia = createPinia()
  app.use(pinia)
  setActivePinia(pinia)
}

export const ok = (value: unknown): Outcome<unknown> => ({ ok: true, value })

/** What project.info answers. */
export const projectAt = (path: string): Outcome<unknown> => ok({ path, name: path, sources: 1, vms: 1, target: null, isReadOnly: false, localLocks: null })

/** An answer that comes when the test says so. */
export function held(): { readonly answer: Promise<Outcome<unknown>>; readonly release: (outcome: Outcome<unknown>) => void } {
  let release: (outcome: Outcome<unknown>) => void = () => undefined
  const answer = new Promise<Outcome<unknown>>((resolve) => { release = resolve })
  return { answer, release }
}
