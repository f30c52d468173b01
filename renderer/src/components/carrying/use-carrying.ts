import { computed, ref } from 'vue'

/** What is carried, from which place. */
export interface Carried<What extends string> {
  readonly what: What
  readonly from: string
}

/**
 * Carrying things between places by the keyboard as by the mouse: Enter or the space bar takes one up, arrows choose a
 * place, Enter or the space bar puts it down, Escape leaves it where it was. `places` in the order in which arrows go.
 */
export function useCarrying<What extends string>(places: () => readonly string[], drop: (carried: Carried<What>, to: string) => void, say: (event: 'taken' | 'over' | 'left', what: What, place: string) => void) {
  const carried = ref<Carried<What> | null>(null)
  const over = ref<string | null>(null)

  function take(what: What, from: string): void {
    carried.value = { what, from }
    over.value = from
    say('taken', what, from)
  }

  function leave(): void {
    const current = carried.value as Carried<What> | null
    carried.value = null
    over.value = null
    if (current !== null) say('left', current.what, current.from)
  }

  function put(to: string | null): void {
    const current = carried.value as Carried<What> | null
    carried.value = null
    over.value = null
    if (current === null || to === null || to === current.from) {
      if (current !== null) say('left', current.what, current.from)
      return
    }
    drop(current, to)
  }

  function key(event: Pick<KeyboardEvent, 'key' | 'preventDefault' | 'stopPropagation'>, what: What, from: string): void {
    const isTaking = event.key === 'Enter' || event.key === ' '
    if (carried.value === null) {
      if (!isTaking) return
      event.preventDefault()
      take(what, from)
      return
    }
    const step = STEPS[event.key]
    if (step !== undefined) {
      const all = places()
      const at = all.indexOf(over.value ?? from)
      over.value = all[(at + step + all.length) % all.length] ?? from
      say('over', what, over.value)
    } else if (isTaking) {
      put(over.value)
    } else if (event.key === 'Escape') {
      leave()
    } else if (event.key !== 'Tab') {
      return
    } else {
      leave()
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }

  return { carried, over, isCarrying: computed(() => carried.value !== null), take, put, leave, key }
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }
