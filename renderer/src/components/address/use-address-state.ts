import { computed, onScopeDispose, shallowRef, type WritableComputedRef } from 'vue'
import { type LocationQuery, type LocationQueryRaw, useRoute, useRouter } from 'vue-router'
import { untilDrawn } from '#renderer/api/until-drawn.ts'

/** What an address says behind its question mark, as a router reads it. */
export type AddressQuery = Readonly<Record<string, unknown>>

/** How a part of a page says in the address what somebody chose there. */
export interface AddressForm<State> {
  /** What of an address is about it. */
  readonly keys: () => Iterable<string>
  /** An address may come from anywhere: what is not understood is passed over. */
  readonly read: (query: AddressQuery) => State
  /** What is as at first is left out. */
  readonly write: (state: State) => Readonly<Record<string, string>>
  /** Whether the way back leads to what was before: a step of its own. */
  readonly isStep?: (query: AddressQuery, state: State) => boolean
  /** Whether the address is about it at all, where a page stays while its address changes; what held last holds meanwhile. */
  readonly isHere?: () => boolean
}

/** The scope in an address, which is put there by who holds it: it may be another by the time that an address follows. */
const SCOPE_KEY = 'scope'

/**
 * What somebody chose on a page in the page's address, so that a link leads to the same and the way back does, too. What is chosen holds at once and
 * the address follows, once `rest` is over.
 */
export function useAddressState<State>({ keys, read, write, isStep = () => false, isHere = () => true }: AddressForm<State>, rest: () => Promise<void> = untilDrawn): WritableComputedRef<State> {
  const route = useRoute()
  const router = useRouter()
  /** What was chosen on a page, until its address says it. */
  const chosen = shallowRef<{ readonly path: string; readonly state: State } | null>(null)
  /** Somebody goes to another page: an address that followed now would call them back. */
  let isLeaving = false

  const others = (query: LocationQuery, alsoNot?: string): LocationQueryRaw => {
    const own = new Set(keys())
    return Object.fromEntries(Object.entries(query).filter(([key]) => key !== alsoNot && !own.has(key)))
  }

  async function choose(state: State): Promise<void> {
    const mine = { path: route.path, state }
    chosen.value = mine
    const way = isStep(route.query, state) ? 'push' : 'replace'
    if (way === 'replace') await rest()
    if (chosen.value !== mine || isLeaving) return
    try {
      await router[way]({ query: { ...others(route.query, SCOPE_KEY), ...write(state) } })
    } finally {
      // Where the way there was barred, what the address says holds; something newer may have been chosen meanwhile.
      if (chosen.value === mine) chosen.value = null
    }
  }

  const { history } = router.options
  onScopeDispose(router.beforeEach((to, from) => {
    isLeaving = to.path !== from.path
    const late = chosen.value
    // Of the way back the history is told first: it is elsewhere by now.
    const here = router.resolve(history.location)
    if (!isLeaving || late?.path !== from.path || here.path !== from.path) return
    // Whoever goes on before the address has followed finds on the way back what they chose.
    history.replace(router.resolve({ path: from.path, query: { ...others(here.query), ...write(late.state) } }).fullPath)
  }))
  onScopeDispose(router.afterEach(() => {
    isLeaving = false
    if (chosen.value?.path !== route.path) chosen.value = null
  }))

  return computed({
    // The very same while the address says the same of it, whatever else it says: what hangs on it is not drawn anew with each scope.
    get: (before?: State) => {
      if (chosen.value?.path === route.path) return chosen.value.state
      if (before !== undefined && !isHere()) return before
      const said = read(isHere() ? route.query : {})
      return before !== undefined && JSON.stringify(before) === JSON.stringify(said) ? before : said
    },
    set: (state) => void choose(state),
  })
}
