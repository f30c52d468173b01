import { computed, onScopeDispose, shallowReactive, type ShallowRef, watch } from 'vue'
import { NOBODY_WAITS } from '#renderer/api/host.ts'
import type { ErrorData, Outcome } from '#shared/contract/api-types.ts'
import type { GroupRequest, GroupResult, GroupTotals } from '#shared/contract/inventory-groups.ts'
import type { QueryCell, QueryConditions } from '#shared/contract/inventory-query.ts'
import type { ColumnSpec, LoadGroups } from './column-spec.ts'
import type { GroupPath, GroupView } from './use-group-view.ts'

/** A line of the tree below its root; levels count from 1. */
export type GroupLine =
  | { readonly kind: 'group'; readonly key: string; readonly level: number; readonly path: GroupPath; readonly value: QueryCell; readonly totals: GroupTotals; /** Null on the last level. */ readonly isOpen: boolean | null }
  | { readonly kind: 'others'; readonly key: string; readonly level: number; readonly groups: number; readonly totals: GroupTotals }
  | { readonly kind: 'waiting'; readonly key: string; readonly level: number }
  | { readonly kind: 'failed'; readonly key: string; readonly level: number; readonly path: GroupPath; readonly error: ErrorData }

interface GroupTreeOptions {
  readonly levels: () => readonly ColumnSpec[]
  readonly conditions: () => QueryConditions
  readonly sums: () => readonly string[]
  /** Which groups are open, and in which order they stand. */
  readonly view: ShallowRef<GroupView>
  readonly generation: () => number
  readonly root: () => GroupResult | null
  readonly load: LoadGroups
}

/** The groups within groups that a person has opened: each is asked for as it is opened, and again where what is asked changes. */
export function useGroupTree({ levels, conditions, sums, view, generation, root, load }: GroupTreeOptions) {
  const keys = computed(() => JSON.stringify(levels().map(({ key }) => key)))
  const open = computed((): GroupView['open'] => (view.value.levels === keys.value ? view.value.open : new Map()))
  const answers = shallowReactive(new Map<string, Outcome<GroupResult>>())
  let underWay = new AbortController()

  async function ask(path: GroupPath): Promise<void> {
    const { signal } = underWay
    const outcome = await load(groupRequest(levels(), path, conditions(), sums(), view.value.order), signal)
    if (!signal.aborted) answers.set(keyOf(path), outcome)
  }

  /** Groups of other columns are others: what was open of them is forgotten with the first look at these. */
  function look(change: Partial<GroupView>): void {
    view.value = { ...view.value, open: open.value, ...change, levels: keys.value }
  }

  function toggle(path: GroupPath, isWanted: boolean): void {
    const next = new Map(open.value)
    if (isWanted) next.set(keyOf(path), path)
    else next.delete(keyOf(path))
    look({ open: next })
    if (isWanted) void ask(path)
  }

  // Where only the rows are others, what is open stays so, with its answer until the new one.
  watch(keys, () => answers.clear())
  watch(() => [keys.value, conditions(), sums(), view.value.order, generation()].map((part) => JSON.stringify(part)).join(), () => {
    underWay.abort(NOBODY_WAITS)
    underWay = new AbortController()
    for (const path of open.value.values()) void ask(path)
  }, { immediate: true })
  onScopeDispose(() => underWay.abort(NOBODY_WAITS))

  function linesOf(result: GroupResult, above: GroupPath): GroupLine[] {
    const level = above.length + 1
    const lines = result.groups.flatMap(({ value, ...totals }): GroupLine[] => {
      const path = [...above, value]
      const key = keyOf(path)
      const isOpen = level < levels().length ? open.value.has(key) : null
      const line: GroupLine = { kind: 'group', key, level, path, value, totals, isOpen }
      return isOpen === true ? [line, ...within(path, key)] : [line]
    })
    // The root's own are told below all, beside the sum of all.
    return result.others === null || level === 1 ? lines : [...lines, { kind: 'others', key: `${keyOf(above)}/others`, level, groups: result.others.groups, totals: result.others }]
  }

  function within(path: GroupPath, key: string): GroupLine[] {
    const answer = answers.get(key)
    if (answer === undefined) return [{ kind: 'waiting', key: `${key}/waiting`, level: path.length + 1 }]
    return answer.ok ? linesOf(answer.value, path) : [{ kind: 'failed', key: `${key}/failed`, level: path.length + 1, path, error: answer.error }]
  }

  return {
    lines: computed(() => {
      const result = root()
      return result === null ? [] : linesOf(result, [])
    }),
    toggle,
    look,
    /** As these groups were scrolled when they were left, in CSS pixels. */
    topBefore: view.value.levels === keys.value ? view.value.top : 0,
    retry: (path: GroupPath): void => void ask(path),
  }
}

/** What is asked for the groups within a group: its rows are those that have its values. */
export function groupRequest(levels: readonly ColumnSpec[], path: GroupPath, { sort: _order, filters = [], ...conditions }: QueryConditions, sums: readonly string[], sort: NonNullable<GroupRequest['sort']>): GroupRequest {
  const chosen = path.flatMap((value, place) => {
    const column = levels[place]?.key
    return column === undefined ? [] : [{ column, values: [value] }]
  })
  const narrowed = [...filters.filter(({ column }) => chosen.every((one) => one.column !== column)), ...chosen]
  return { ...conditions, ...(narrowed.length === 0 ? {} : { filters: narrowed }), by: levels[path.length]?.key ?? '', sums: [...sums], sort }
}

function keyOf(path: GroupPath): string {
  return JSON.stringify(path)
}
