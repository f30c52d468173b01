import type { Directive } from 'vue'
import type { GlossaryId } from './glossary.ts'
import { hideHint, hideHintSoon, showHint, showHintSoon, shownHint } from './term-hint.ts'
import { termOf } from './term-of.ts'

/** What takes the focus by itself; a word in it needs no stop of its own. */
const FOCUSABLE = 'button, a[href], summary'

/** Ends what was begun for a word. */
const ends = new WeakMap<HTMLElement, () => void>()
/** The words of the page that are stops of their own: the first of each is one, the others explain themselves to the pointer. */
const stops = new Map<GlossaryId, Set<HTMLElement>>()
/** What they had before, such as a heading that is gone to from elsewhere. */
const tabindexes = new WeakMap<HTMLElement, string | null>()

/**
 * Explains the word of the glossary that a label means, on hover and on focus: `v-term="text"` on the element that holds the label alone.
 * What appears stays while the pointer is on either, goes with Esc, and hides nothing but what lies below (WCAG 2.2, 1.4.13). A label that means
 * no word of the glossary stays as it is.
 */
export const vTerm: Directive<HTMLElement, string | undefined> = {
  mounted: (word, { value }) => begin(word, value),
  updated: (word, { value, oldValue }) => {
    if (value !== oldValue) begin(word, value)
  },
  beforeUnmount: end,
}

function begin(word: HTMLElement, label: string | undefined): void {
  end(word)
  const term = label === undefined || label === '' ? null : termOf(label)
  if (term === null) return
  const holder = word.closest<HTMLElement>(FOCUSABLE) ?? word
  const show = (): void => showHint({ term, word, holder })
  const showSoon = (): void => showHintSoon({ term, word, holder })
  word.dataset['term'] = term
  word.addEventListener('mouseenter', showSoon)
  word.addEventListener('mouseleave', hideHintSoon)
  holder.addEventListener('focus', show)
  holder.addEventListener('blur', hideHint)
  if (holder === word && !holder.matches(FOCUSABLE)) addStop(term, word)
  ends.set(word, () => {
    if (shownHint.value?.word === word) hideHint()
    delete word.dataset['term']
    word.removeEventListener('mouseenter', showSoon)
    word.removeEventListener('mouseleave', hideHintSoon)
    holder.removeEventListener('focus', show)
    holder.removeEventListener('blur', hideHint)
    removeStop(term, word)
  })
}

function end(word: HTMLElement): void {
  ends.get(word)?.()
  ends.delete(word)
}

function addStop(term: GlossaryId, word: HTMLElement): void {
  const own = stops.get(term) ?? new Set()
  stops.set(term, own.add(word))
  if (own.size === 1) stopAt(word)
}

function stopAt(word: HTMLElement): void {
  tabindexes.set(word, word.getAttribute('tabindex'))
  word.tabIndex = 0
}

function removeStop(term: GlossaryId, word: HTMLElement): void {
  const own = stops.get(term)
  if (own?.delete(word) !== true) return
  const before = tabindexes.get(word)
  if (typeof before === 'string') word.setAttribute('tabindex', before)
  else if (before === null) word.removeAttribute('tabindex')
  tabindexes.delete(word)
  const [next] = own
  if (next !== undefined && !tabindexes.has(next)) stopAt(next)
}
