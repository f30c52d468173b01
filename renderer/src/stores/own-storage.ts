import { shallowRef } from 'vue'
import { z } from 'zod'
import type { Host } from '#renderer/api/host.ts'
import type { ErrorData } from '#shared/contract/api-types.ts'

/** As much of a browser's storage as those use who keep something for a person. */
export type OwnStorage = Pick<Storage, 'getItem' | 'setItem'>

/** What the keys of this app begin with in a browser's storage; the host's file is the app's own. */
const PREFIX = 'portolan.'
/** The kinds of keys that are a person's and not a tab's. */
const OWN_KEY = /^(?:preferences$|views\.|columns\.)/

/** Why the host could not keep what was set, until it can. */
export const keepingError = shallowRef<ErrorData | null>(null)
let write: ((key: string, text: string) => void) | null = null

/**
 * What a person set for themselves. A browser keeps it by its address, and that is another one with each start of a
 * server on a free port: so the host keeps it as well, and the browser's own is what can be read without waiting.
 */
export const ownStorage: OwnStorage = {
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, text) => {
    localStorage.setItem(key, text)
    write?.(key, text)
  },
}

/** Takes over what the host keeps, before anything is shown; what it does not have yet it gets. */
export async function connectOwnStorage({ invoke }: Pick<Host, 'invoke'>): Promise<void> {
  write = null
  const kept = await invoke('preferences.read', {})
  keepingError.value = kept.ok ? null : kept.error
  if (!kept.ok || !kept.value.isKept) return
  write = (key, text) => {
    void invoke('preferences.write', { key: key.slice(PREFIX.length), value: z.json().parse(JSON.parse(text)) }).then((outcome) => {
      keepingError.value = outcome.ok ? null : outcome.error
    })
  }
  const { values } = kept.value
  for (const [key, value] of Object.entries(values)) if (OWN_KEY.test(key)) localStorage.setItem(PREFIX + key, JSON.stringify(value))
  for (const key of Object.keys(localStorage)) {
    const own = key.startsWith(PREFIX) ? key.slice(PREFIX.length) : ''
    const text = localStorage.getItem(key)
    if (OWN_KEY.test(own) && !Object.hasOwn(values, own) && text !== null && isJson(text)) write(key, text)
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    // Written by something else: its reader takes it for absent as well.
    return false
  }
}
