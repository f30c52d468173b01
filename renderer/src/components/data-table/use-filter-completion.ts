import { computed, nextTick, onScopeDispose, type Ref, ref, shallowRef } from 'vue'
import { NOBODY_WAITS } from '#renderer/api/host.ts'
import type { CompletionOption, FilterCompletion } from '#shared/contract/filter-completion.ts'
import type { CompleteFilter } from './column-spec.ts'

export interface FilterCompletionOptions {
  readonly text: Ref<string>
  readonly input: () => HTMLInputElement | null
  /** Null where nobody knows what could be written. */
  readonly complete: () => CompleteFilter | null
}

const TYPING_PAUSE_MS = 80
const NOTHING: FilterCompletion = { from: 0, to: 0, options: [] }

/** The keyboard of a combobox with a list, after the WAI-ARIA Authoring Practices: the field keeps the focus, arrows walk the list. */
export function useFilterCompletion({ text, input, complete }: FilterCompletionOptions) {
  const found = shallowRef(NOTHING)
  /** The option that arrows have come to; none at first, so that Enter applies the filter as it stands. */
  const active = ref(-1)
  const controller = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => {
    clearTimeout(timer)
    controller.abort(NOBODY_WAITS)
  })
  /** Grows with each question and with closing: an older answer is dropped. */
  let wish = 0
  /** The text that the list is about. */
  let about = ''
  const isOpen = computed(() => found.value.options.length > 0)

  function close(): void {
    clearTimeout(timer)
    wish += 1
    found.value = NOTHING
    active.value = -1
  }

  /** While somebody types, once the fingers rest: who knows what to write is not to wait for what nobody reads. */
  function onInput(): void {
    wish += 1
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), TYPING_PAUSE_MS)
  }

  async function ask(): Promise<void> {
    clearTimeout(timer)
    const question = complete()
    const field = input()
    if (question === null || field === null) return
    const mine = (wish += 1)
    const where = field.value
    const outcome = await question({ where, at: field.selectionStart ?? field.value.length }, controller.signal)
    // What cannot be completed is no trouble of its own: what is wrong with an expression is said where it is applied.
    if (controller.signal.aborted || mine !== wish) return
    about = where
    found.value = outcome.ok ? outcome.value : NOTHING
    active.value = -1
  }

  async function accept({ insert }: CompletionOption): Promise<void> {
    // Something was typed since: the place is another one.
    if (text.value !== about) {
      close()
      return
    }
    const { from, to } = found.value
    text.value = `${text.value.slice(0, from)}${insert}${text.value.slice(to)}`
    close()
    await nextTick()
    input()?.focus()
    input()?.setSelectionRange(from + insert.length, from + insert.length)
    await ask()
  }

  function onKeydown(event: KeyboardEvent): void {
    const count = found.value.options.length
    const chosen = found.value.options[active.value]
    if (event.isComposing) return
    if (event.key === 'ArrowDown' && count > 0) active.value = (active.value + 1) % count
    else if (event.key === 'ArrowUp' && count > 0) active.value = (active.value <= 0 ? count : active.value) - 1
    else if (event.key === 'ArrowDown' || (event.key === ' ' && event.ctrlKey)) void ask()
    else if (event.key === 'Escape' && count > 0) {
      close()
      event.stopPropagation()
    } else if (event.key === 'Enter' && chosen !== undefined) void accept(chosen)
    else {
      // The caret goes elsewhere: what was found is about another place.
      if (MOVES.has(event.key)) close()
      return
    }
    event.preventDefault()
  }

  return { found, active, isOpen, accept, close, onInput, onKeydown }
}

const MOVES: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Enter', 'Tab'])
