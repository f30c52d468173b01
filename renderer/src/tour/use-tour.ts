import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { usePreferences } from '#renderer/stores/preferences.ts'

/** What the tour tells, in order; each points at the part of the frame that bears its `data-tour`. */
export const TOUR_STEPS = [
  { name: 'way', anchor: 'way' },
  { name: 'questions', anchor: 'way' },
  { name: 'palette', anchor: 'palette' },
  { name: 'undo', anchor: 'undo' },
  { name: 'help', anchor: 'help' },
] as const

/** The tour: offered once by itself, and taken again by whoever asks. That it was seen is kept with the preferences. */
export const useTour = defineStore('tour', () => {
  const preferences = usePreferences()
  const at = ref<number | null>(null)
  /** Somebody asked for it: then the focus goes to it, which nobody who just began to work would want. */
  const isAskedFor = ref(false)
  const step = computed(() => (at.value === null ? null : (TOUR_STEPS[at.value] ?? null)))

  function begin(): void {
    isAskedFor.value = true
    at.value = 0
  }

  /** To those who never saw it. */
  function offer(): void {
    if (preferences.hasSeenTour || at.value !== null) return
    isAskedFor.value = false
    at.value = 0
  }

  function end(): void {
    at.value = null
    preferences.hasSeenTour = true
  }

  function move(by: 1 | -1): void {
    if (at.value === null) return
    const next = at.value + by
    if (next >= TOUR_STEPS.length) end()
    else at.value = Math.max(0, next)
  }

  return { at, step, isAskedFor, begin, offer, end, move }
})
