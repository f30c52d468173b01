import { computed, type Ref, ref, shallowRef, type ShallowRef } from 'vue'
import { useProject } from '#renderer/stores/project.ts'
import type { RowEditing } from './row-editing.ts'
import { type MappingChange, useDeciding } from './use-deciding.ts'

/** What a decision is about. */
interface Subject {
  readonly id: string
}

/** What a map's table can do with its focus. */
interface EditedTable {
  close(): Promise<void>
}

/** How the dialog of a map decides for many rows. */
export interface ManyEditing<Many extends Subject> {
  readonly bulk: Readonly<ShallowRef<{ readonly many: readonly Many[]; readonly isTakingBack: boolean } | null>>
  /** Null while the form is not complete. */
  readonly changes: Readonly<Ref<MappingChange[] | null>>
  readonly isBusy: Readonly<Ref<boolean>>
  readonly error: Readonly<Ref<string | null>>
  /** What was done, said aloud. */
  readonly said: Readonly<Ref<string>>
  apply(this: void, changes: MappingChange[]): Promise<void>
  end(this: void): void
}

/** The key of what is decided of one kind about a subject. */
export function seenKey(kind: MappingChange['kind'], subject: string): string {
  return `${kind} ${subject}`
}

/** How a map changes one row by the form below it, and many in a dialog, whatever they are. */
export function useMapEditing<Row extends Subject, Many extends Subject = Row>(options: {
  readonly rows: () => readonly Row[]
  readonly table: () => EditedTable | null
  readonly nameOf: (row: Row) => string
  /** Fills the form: for a row, or for many of which it is the first; null: for many of which none is to begin with. */
  readonly start: (row: Row | null) => void
  /** What the form decides for one row; null while it is not complete. */
  readonly changesOfRow: (row: Row, isTakingBack: boolean) => MappingChange[] | null
  /** What is decided about a row by now, by subject, or by kind and subject (`seenKey`) where a row has decisions of several kinds: a form that began with another decision does not replace it unseen. */
  readonly decidedOf?: (row: Row) => Readonly<Record<string, unknown>>
  readonly changesOfMany: (many: readonly Many[], isTakingBack: boolean) => MappingChange[] | null
  readonly nameOfMany: (count: number) => string
  readonly whenDone: () => void
}) {
  const project = useProject()
  const { decide, isBusy, error, changed, said } = useDeciding()
  let seen: Readonly<Record<string, unknown>> = {}
  /** Whether what somebody else changed meanwhile was about taking a decision back. */
  let wasTakingBack = false
  const editing = ref<string | null>(null)
  /** What is wrong is said once somebody wants to apply it; for many from the first, since nothing can be previewed before. */
  const hasTried = ref(false)
  const bulk: ShallowRef<{ readonly many: readonly Many[]; readonly isTakingBack: boolean } | null> = shallowRef(null)
  const bulkChanges = computed(() => (bulk.value === null ? null : options.changesOfMany(bulk.value.many, bulk.value.isTakingBack)))

  function begin(row: Row | null, isForMany: boolean): void {
    error.value = null
    changed.value = null
    hasTried.value = isForMany
    options.start(row)
  }

  function edit(id: string | null): void {
    editing.value = id
    const row = options.rows().find((known) => known.id === id) ?? null
    seen = row === null ? {} : (options.decidedOf?.(row) ?? {})
    begin(row, false)
  }

  async function settle(row: Row, isTakingBack: boolean): Promise<void> {
    hasTried.value = true
    const changes = options.changesOfRow(row, isTakingBack)
    if (changes === null) return
    wasTakingBack = isTakingBack
    const known = changes.map((change) => {
      const key = [seenKey(change.kind, change.subject), change.subject].find((one) => one in seen)
      return key === undefined ? change : { ...change, seen: seen[key] }
    })
    if (changes.length === 0 || (await decide(known, options.nameOf(row)))) await options.table()?.close()
  }

  /** What the form says counts, whatever was decided meanwhile. */
  async function keepMine(row: Row): Promise<void> {
    seen = {}
    await settle(row, wasTakingBack)
  }

  /** What was decided meanwhile counts: the form closes, and the table shows it. */
  async function takeTheirs(): Promise<void> {
    changed.value = null
    await options.table()?.close()
    await project.refresh()
  }

  function beginMany(many: readonly Many[], isTakingBack: boolean, first: Row | null): void {
    // One draft: the form below a row would write into it as well.
    editing.value = null
    begin(first, true)
    bulk.value = { many, isTakingBack }
  }

  async function applyMany(changes: MappingChange[]): Promise<void> {
    if (!(await decide(changes, options.nameOfMany(bulk.value?.many.length ?? 0)))) return
    bulk.value = null
    options.whenDone()
  }

  function endMany(): void {
    bulk.value = null
  }

  const row: RowEditing<Row> = { isBusy, error, settle, close: async () => options.table()?.close(), meanwhile: { changed, keepMine, takeTheirs } }
  const dialog: ManyEditing<Many> = { bulk, changes: bulkChanges, isBusy, error, said, apply: applyMany, end: endMany }
  return { editing, hasTried, edit, beginMany, row, dialog }
}
