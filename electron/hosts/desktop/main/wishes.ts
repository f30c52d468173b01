import type { AppWish } from '#shared/contract/app-wishes.ts'

/** What was asked of the window, on its way to the page: kept while there is no page to hear it. */
export interface Wishes {
  ask(wish: AppWish): void
  /** The page listens: it hears what was kept, in its order. */
  pageListens(): void
  pageGone(): void
}

export function createWishes(send: (wish: AppWish) => void): Wishes {
  let isListening = false
  let kept: readonly AppWish[] = []
  return {
    ask: (wish) => {
      if (isListening) send(wish)
      else kept = [...kept, wish]
    },
    pageListens: () => {
      isListening = true
      const before = kept
      kept = []
      for (const wish of before) send(wish)
    },
    pageGone: () => {
      isListening = false
    },
  }
}
