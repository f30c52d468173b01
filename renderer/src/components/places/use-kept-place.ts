import { hasInjectionContext, inject, type InjectionKey, onScopeDispose } from 'vue'
import type { Places } from './create-places.ts'

export const PLACES: InjectionKey<Places> = Symbol('places')

/**
 * Where somebody was in a part of a page, as they left it: null where they come anew. `part` names it on its page, and `take` says as the page is left
 * what is to be known on the way back, null for nothing. What `take` answers is what comes back, whatever happened to the project meanwhile.
 */
export function useKeptPlace<Kept>(part: string, take: () => Kept | null): Kept | null {
  const places = hasInjectionContext() ? inject(PLACES, null) : null
  if (places === null) return null
  onScopeDispose(places.hold(part, take))
  return places.take(part) as Kept | null // what the part of this name kept
}
