import { computed, ref, type ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { NetworkRow } from '#shared/contract/mapping-rows.ts'
import { type NetworkDraft, type NetworkProblem, networkDecisionOf, networkDraftOf } from './network-draft.ts'
import type { MappingChange } from './use-deciding.ts'
import { useMapEditing } from './use-map-editing.ts'

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
  const draft = ref<NetworkDraft>(networkDraftOf(null))
  const decision = computed(() => networkDecisionOf(draft.value))

  function changesOf(changed: readonly Row[], isTakingBack: boolean): MappingChange[] | null {
    const portGroups = changed.flatMap((row) => portGroupsOf(row))
    if (isTakingBack) return portGroups.filter((portGroup) => portGroup.decision !== null).map(({ id }) => ({ kind: KIND, subject: id, value: null }))
    if ('problem' in decision.value) return null
    const { value } = decision.value
    return portGroups.map(({ id }) => ({ kind: KIND, subject: id, value }))
  }

  const map = useMapEditing<Row>({
    rows,
    table: () => table.value,
    nameOf,
    start: (row) => { draft.value = networkDraftOf(row) },
    changesOfRow: (row, isTakingBack) => changesOf([row], isTakingBack),
    decidedOf: (row) => Object.fromEntries(portGroupsOf(row).map(({ id, decision: decided }) => [id, decided])),
    changesOfMany: changesOf,
    nameOfMany: (count) => t('map.done.several', count),
    whenDone: () => table.value?.clearSelection(),
  })
  const problem = computed((): NetworkProblem | null => (map.hasTried.value && 'problem' in decision.value ? decision.value.problem : null))
  const begin = (changed: readonly Row[], isTakingBack: boolean): void => map.beginMany(changed, isTakingBack, changed[0] ?? null)

  return { map, draft, problem, begin }
}
