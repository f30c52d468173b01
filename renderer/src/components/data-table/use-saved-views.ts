import { shallowRef } from 'vue'
import { z } from 'zod'
import type { OwnStorage } from '#renderer/stores/own-storage.ts'
import { compareNatural } from '#shared/domain/compare.ts'
import { columnLayoutSchema } from './column-layout.ts'
import { type TableState, tableStateSchema } from './table-state.ts'

const savedViewSchema = z.object({ name: z.string(), layout: columnLayoutSchema, state: tableStateSchema })

/** How a table was looked at once, under a name: its columns, and what a link to it carries. */
export type SavedView = Readonly<z.infer<typeof savedViewSchema>>

/** The views that a person saved of a table, remembered for the person beside its columns. */
export function useSavedViews(table: string, storage: OwnStorage) {
  const key = `portolan.views.${table}`
  const views = shallowRef(read(storage.getItem(key)))
  /** The one that was deleted last, until something else is done. */
  const deleted = shallowRef<SavedView | null>(null)

  function store(next: readonly SavedView[]): void {
    views.value = next
    deleted.value = null
    storage.setItem(key, JSON.stringify(views.value))
  }

  return {
    views,
    deleted,
    /** In place of one of the same name. */
    save: (view: SavedView): void => store(withView(views.value, view)),
    /** Whether it was renamed: not to the name of another one. */
    rename: (from: string, to: string): boolean => {
      const next = renamedView(views.value, from, to)
      if (next !== null) store(next)
      return next !== null
    },
    remove: (name: string): void => {
      const view = views.value.find((one) => one.name === name) ?? null
      store(views.value.filter((one) => one.name !== name))
      deleted.value = view
    },
    restore: (): void => {
      if (deleted.value !== null) store(withView(views.value, deleted.value))
    },
  }
}

export type SavedViews = ReturnType<typeof useSavedViews>

/** With a view, in place of one of the same name. */
export function withView(views: readonly SavedView[], view: SavedView): readonly SavedView[] {
  return [...views.filter(({ name }) => name !== view.name), view].toSorted((left, right) => compareNatural(left.name, right.name))
}

/** With a view under another name; null where that is the name of another one, or where the view is not there. */
export function renamedView(views: readonly SavedView[], from: string, to: string): readonly SavedView[] | null {
  const view = views.find(({ name }) => name === from)
  if (view === undefined || (to !== from && views.some(({ name }) => name === to))) return null
  return withView(views.filter(({ name }) => name !== from), { ...view, name: to })
}

/** Whether the rows are shown as a view has them. The columns may be others: they are a matter of taste. */
export function isInView(state: TableState, view: SavedView): boolean {
  return JSON.stringify(tableStateSchema.parse(state)) === JSON.stringify(tableStateSchema.parse(view.state))
}

/** Views as they were kept; what is none, or one of a newer version, is left out. */
export function readViews(value: unknown): readonly SavedView[] {
  return z.array(savedViewSchema.nullable().catch(null)).catch([]).parse(value).filter((view) => view !== null)
}

function read(text: string | null): readonly SavedView[] {
  try {
    return readViews(JSON.parse(text ?? '[]'))
  } catch {
    // Written by something else: as good as absent.
    return []
  }
}
