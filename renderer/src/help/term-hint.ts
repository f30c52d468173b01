import { shallowRef } from 'vue'
import type { GlossaryId } from './glossary.ts'

/** A word whose hint is shown, and what of the page it is shown for. */
export interface TermHint {
  readonly term: GlossaryId
  /** The word. */
  readonly word: HTMLElement
  /** What has the focus for it: the word, or the button or link that it stands in. */
  readonly holder: HTMLElement
}

/** The id of the one hint of the page. */
export const HINT_ID = 'glossary-hint'

/** What is explained just now: one word at a time. */
export const shownHint = shallowRef<TermHint | null>(null)

/** Time to lead the pointer from the word to the hint. */
const REST_MS = 200
/** Time that the pointer rests on a word before it is explained. */
const HOVER_MS = 250
let timer: ReturnType<typeof setTimeout> | undefined

/** The pointer is on a word: a hint for each that it passes would flicker. */
export function showHintSoon(hint: TermHint): void {
  clearTimeout(timer)
  timer = setTimeout(() => {
    if (hint.word.isConnected) showHint(hint)
  }, HOVER_MS)
}

export function showHint(hint: TermHint): void {
  clearTimeout(timer)
  if (shownHint.value?.word === hint.word) return
  hideHint()
  shownHint.value = hint
  describe(hint.holder, (ids) => [...ids, HINT_ID])
  document.addEventListener('keydown', onKey, true)
}

/** The pointer is on the hint itself: it stays. */
export function keepHint(): void {
  clearTimeout(timer)
}

export function hideHintSoon(): void {
  clearTimeout(timer)
  timer = setTimeout(hideHint, REST_MS)
}

export function hideHint(): void {
  clearTimeout(timer)
  document.removeEventListener('keydown', onKey, true)
  if (shownHint.value !== null) describe(shownHint.value.holder, (ids) => ids.filter((id) => id !== HINT_ID))
  shownHint.value = null
}

function onKey(event: KeyboardEvent): void {
  if (event.key !== 'Escape') return
  // What lies below, such as a dialog, is closed by the next one.
  event.stopPropagation()
  hideHint()
}

/** What else describes it stays. */
function describe(element: HTMLElement, change: (ids: readonly string[]) => readonly string[]): void {
  const ids = change((element.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean))
  if (ids.length > 0) element.setAttribute('aria-describedby', ids.join(' '))
  else element.removeAttribute('aria-describedby')
}
