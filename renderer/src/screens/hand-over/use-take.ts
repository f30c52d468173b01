import { computed, type ComputedRef, ref, watch } from 'vue'

/** The first of a long list, and more of it as often as somebody asks. */
export function useTake<Item>(items: () => readonly Item[], step: number): { readonly taken: ComputedRef<readonly Item[]>; readonly nextCount: ComputedRef<number>; readonly more: () => void } {
  const limit = ref(step)
  watch(items, () => { limit.value = step })
  return {
    taken: computed(() => items().slice(0, limit.value)),
    nextCount: computed(() => Math.min(step, Math.max(0, items().length - limit.value))),
    more: () => { limit.value += step },
  }
}
