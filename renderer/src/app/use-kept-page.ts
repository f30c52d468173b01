import { inject, onScopeDispose } from 'vue'
import { PLACES } from '#renderer/components/places/use-kept-place.ts'
import { goBackOnPage, type PagePlace, pagePlaceOf } from './page-place.ts'

/** Keeps where somebody was on each page that they leave; what it answers leads them back there, once another page is drawn. */
export function useKeptPage(scrollers: () => readonly HTMLElement[], content: () => HTMLElement | null): () => void {
  const places = inject(PLACES, null)
  let end = (): void => undefined
  if (places !== null) {
    onScopeDispose(places.hold('page', () => {
      const page = content()
      return page === null ? null : pagePlaceOf(scrollers(), page)
    }))
  }
  onScopeDispose(() => end())

  return () => {
    end()
    const kept = (places?.take('page') ?? null) as PagePlace | null // as it was kept above
    const page = content()
    if (kept !== null && page !== null) end = goBackOnPage(kept, scrollers(), page)
  }
}
