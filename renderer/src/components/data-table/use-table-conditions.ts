import { computed, onScopeDispose, type Ref, ref, watch } from 'vue'
import type { QueryConditions } from '#shared/contract/inventory-query.ts'
import { PLAIN_STATE, type TableState } from './table-state.ts'

/** Letters that follow one within this time are asked for together: long enough for a word typed quickly, and too short to be waited for. */
const TYPING_PAUSE_MS = 40

/** By what a table is narrowed and sorted: all of it is one query. */
export function useTableConditions(state: Ref<TableState>, scope: () => string) {
  /** As it stands in the field. */
  const typed = ref(state.value.search)
  /** As it was asked for last: an address that is being gone to says so later. */
  let asked = state.value.search
  let timer: ReturnType<typeof setTimeout> | undefined
  let isPending = false

  watch(typed, () => {
    isPending = typed.value.trim() !== asked
    if (timer === undefined) askForTyped()
  })

  /** A letter after a pause is asked for at once, and those that follow it together. */
  function askForTyped(): void {
    timer = undefined
    if (!isPending) return
    isPending = false
    asked = typed.value.trim()
    state.value = { ...state.value, search: asked }
    timer = setTimeout(askForTyped, TYPING_PAUSE_MS)
  }
  // From elsewhere, such as the way back. What is being typed just now stays.
  watch(() => state.value.search, (search) => {
    if (isPending) return
    asked = search
    if (search !== typed.value.trim()) typed.value = search
  })
  onScopeDispose(() => clearTimeout(timer))

  const part = <Key extends keyof TableState>(key: Key) => computed({
    get: (): TableState[Key] => state.value[key],
    set: (value) => { state.value = { ...state.value, [key]: value } },
  })

  return {
    typed,
    where: part('where'),
    sort: part('sort'),
    filters: part('filters'),
    group: part('group'),
    conditions: computed((): QueryConditions => {
      const { where, search, filters, sort } = state.value
      return {
        ...(where === '' ? {} : { where }),
        ...(scope() === '' ? {} : { scope: scope() }),
        ...(search === '' ? {} : { search }),
        ...(filters.length === 0 ? {} : { filters: filters.map(({ column, values }) => ({ column, values: [...values] })) }),
        ...(sort.length === 0 ? {} : { sort: [...sort] }),
      }
    }),
    /** Narrowed here, whatever the scope is. */
    isFiltered: computed(() => state.value.where !== '' || state.value.search !== '' || state.value.filters.length > 0),
    clear: (): void => {
      clearTimeout(timer)
      timer = undefined
      isPending = false
      asked = ''
      typed.value = ''
      state.value = { ...PLAIN_STATE, sort: state.value.sort, group: state.value.group }
    },
  }
}
