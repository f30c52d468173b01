import { computed, ref, type ShallowRef, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { NetworkRow } from '#shared/contract/mapping-rows.ts'
import { type NetworkDraft, type NetworkProblem, networkDecisionOf, networkDraftOf } from './network-draft.ts'
import { type MappingChange, useDeciding } from './use-deciding.ts'

const KIND = 'port-group.network'

/** What a form of networks begins with. */
type Decided = Pick<NetworkRow, 'decision' | 'effective' | 'isOpen'> & { readonly id: string; readonly name: string }
interface Table {
  close: () => Promise<void>
  clearSelection: () => void
}

/**
 * Changing where networks go, one row or many: rows that are port groups, or that stand for several, which `portGroupsOf`
 * names with whether there is a decision on each.
 */
export function useNetworkChanges<Row extends Decided>(rows: () => readonly Row[], portGroupsOf: (row: Row) => readonly { readonly id: string; readonly decision: object | null }[], nameOf: (row: Row) => string, table: Readonly<ShallowRef<Table | null>>) {
  const { t } = useI18n()
  const { decide, isBusy, error, said } = useDeciding()
  const editing = ref<string | null>(null)
  const draft = ref<NetworkDraft>(networkDraftOf(null))
  /** What is wrong is said once somebody wants to apply it, and as long as it is wrong. */
  const hasTried = ref(false)
  const bulk = shallowRef(null) as ShallowRef<{ readonly rows: readonly Row[]; readonly isTakingBack: boolean } | null> // shallowRef's own overloads lose a type parameter

  const decision = computed(() => networkDecisionOf(draft.value))
  const problem = computed((): NetworkProblem | null => (hasTried.value && 'problem' in decision.value ? decision.value.problem : null))
  const bulkChanges = computed((): MappingChange[] | null => (bulk.value === null ? null : changesOf(bulk.value.rows, bulk.value.isTakingBack)))

  function changesOf(changed: readonly Row[], isTakingBack: boolean): MappingChange[] | null {
    const portGroups = changed.flatMap((row) => portGroupsOf(row))
    if (isTakingBack) return portGroups.filter((portGroup) => portGroup.decision !== null).map(({ id }) => ({ kind: KIND, subject: id, value: null }))
    if ('problem' in decision.value) return null
    const { value } = decision.value
    return portGroups.map(({ id }) => ({ kind: KIND, subject: id, value }))
  }

  function start(changed: readonly Row[]): void {
    error.value = null
    hasTried.value = false
    draft.value = networkDraftOf(changed[0] ?? null)
  }

  function edit(id: string | null): void {
    editing.value = id
    start(rows().filter((row) => row.id === id))
  }

  async function settle(row: Row, isTakingBack: boolean): Promise<void> {
    hasTried.value = true
    const changes = changesOf([row], isTakingBack)
    if (changes !== null && (await decide(changes, nameOf(row)))) await table.value?.close()
  }

  function begin(changed: readonly Row[], isTakingBack: boolean): void {
    start(changed)
    // The form says from the first what it still wants: nothing can be previewed before.
    hasTried.value = true
    bulk.value = { rows: changed, isTakingBack }
  }

  async function applyBulk(changes: MappingChange[]): Promise<void> {
    if (!(await decide(changes, t('map.done.several', changes.length)))) return
    bulk.value = null
    table.value?.clearSelection()
  }

  return { editing, draft, bulk, problem, bulkChanges, edit, settle, begin, applyBulk, isBusy, error, said }
}
