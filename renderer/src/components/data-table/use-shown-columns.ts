import { computed, shallowRef } from 'vue'
import { z } from 'zod'
import type { ColumnSpec } from './column-spec.ts'

/** Only what a person changed is kept, so that a column that a newer version brings is shown or not as it wants. */
const choicesSchema = z.record(z.string(), z.boolean())

/** Which columns a person wants to see of a table, remembered by this browser or window under the table's name. */
export function useShownColumns(table: string, columns: () => readonly ColumnSpec[], storage: Pick<Storage, 'getItem' | 'setItem'>) {
  const key = `portolan.columns.${table}`
  const choices = shallowRef(read(storage.getItem(key)))
  const isShown = ({ key: column, isHidden }: ColumnSpec): boolean => choices.value[column] ?? isHidden !== true

  function store(next: Readonly<Record<string, boolean>>): void {
    choices.value = next
    storage.setItem(key, JSON.stringify(next))
  }

  return {
    shown: computed(() => {
      const wanted = columns().filter(isShown)
      return wanted.length === 0 ? columns().slice(0, 1) : wanted
    }),
    isChanged: computed(() => columns().some((column) => isShown(column) === (column.isHidden === true))),
    /** A table without any column would be a riddle: the last one stays. */
    show: (column: string, isWanted: boolean): void => {
      const next = { ...choices.value, [column]: isWanted }
      if (columns().some((spec) => next[spec.key] ?? spec.isHidden !== true)) store(next)
    },
    reset: (): void => store({}),
  }
}

function read(text: string | null): Readonly<Record<string, boolean>> {
  try {
    return choicesSchema.catch({}).parse(JSON.parse(text ?? '{}'))
  } catch {
    // Written by something else: as good as absent.
    return {}
  }
}
