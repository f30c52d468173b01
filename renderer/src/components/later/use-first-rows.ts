import { computed, type ComputedRef, type ShallowRef } from 'vue'
import { useNear } from './use-near.ts'

/**
 * The rows of a long table that are drawn yet: as many as there is room for when its screen opens, and all once the place of the others, `rest`, is in
 * sight, the screen has rested, or `draw` says so. `left` is how many are to come.
 */
export function useFirstRows<Row>(rows: () => readonly Row[], first: number, rest: Readonly<ShallowRef<HTMLElement | null>>): { readonly drawn: ComputedRef<readonly Row[]>; readonly left: ComputedRef<number>; readonly draw: () => void } {
  const { isNear, draw } = useNear(rest)
  const drawn = computed(() => (isNear.value ? rows() : rows().slice(0, first)))
  return { drawn, left: computed(() => rows().length - drawn.value.length), draw }
}
