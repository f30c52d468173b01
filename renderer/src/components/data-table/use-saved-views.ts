import { computed, shallowRef } from 'vue'
import { z } from 'zod'
import { compareNatural } from '#shared/domain/compare.ts'
import { columnLayoutSchema } from './column-layout.ts'
import { type TableState, tableStateSchema } from './table-state.ts'

const savedViewSchema = z.object({ name: z.string(), layout: columnLayoutSchema, state: tableStateSchema })

/** How a table was looked at once, under a name: its columns, and what a link to it carries. */
export type SavedView = Readonly<z.infer<typeof savedViewSchema>>

/** The views that a person saved of a table, remembered by this browser or window beside its columns. */
export function useSavedViews(table: string, storage: Pick<Storage, 'getItem' | 'setItem'>) {
  const key = `portolan.views.${table}`
  const views = shallowRef(read(storage.getItem(key)))
  /** The one that was deleted last, until something else is done. */
  const deleted = shallowRef<SavedView | null>(null)

  function store(next: readonly SavedView[]): void {
    views.value = next.toSorted((left, right) => compareNatural(left.name, right.name))
    deleted.value = null
    storage.setItem(key, JSON.stringify(views.value))
  }

  const without = (name: string): SavedView[] => views.value.filter((view) => view.name !== name)

  return {
    views,
    deleted,
    names: computed(() => new Set(views.value.map(({ name }) => name))),
    /** In place of one of the same name. */
    save: (view: SavedView): void => store([...without(view.name), view]),
    /** Whether it was renamed: not to the name of another one. */
    rename: (from: string, to: string): boolean => {
      const view = views.value.find(({ name }) => name === from)
      if (view === undefined || (to !== from && views.value.some(({ name }) => name === to))) return false
      store([...without(from), { ...view, name: to }])
      return true
    },
    remove: (name: string): void => {
      const view = views.value.find((one) => one.name === name) ?? null
      store(without(name))
      deleted.value = view
    },
    restore: (): void => {
      if (deleted.value !== null) store([...without(deleted.value.name), deleted.value])
    },
  }
}

export type SavedViews = ReturnType<typeof useSavedViews>

/** Whether the rows are shown as a view has them. The columns may be others: they are a matter of taste. */
export function isInView(state: TableState, view: SavedView): boolean {
  return JSON.stringify(tableStateSchema.parse(state)) === JSON.stringify(tableStateSchema.parse(view.state))
}

function read(text: string | null): readonly SavedView[] {
  try {
    return z.array(savedViewSchema.nullable().catch(null)).catch([]).parse(JSON.parse(text ?? '[]')).filter((view) => view !== null)
  } catch {
    // Written by something else: as good as absent.
    return []
  }
}
