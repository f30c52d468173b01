import { computed, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useDeciding } from '#renderer/screens/map/use-deciding.ts'
import { useIdSelection } from '#renderer/screens/map/use-id-selection.ts'
import { type CutoverNetwork, gatewayDecisionOf, type GatewayDraft, gatewayDraftOf } from './gateway-draft.ts'

const KIND = 'port-group.gateway'

/** Deciding on gateways, of one network by the form below it or of many in a dialog. One undo step each. */
export function useGateways(networks: () => readonly CutoverNetwork[], close: () => Promise<void>) {
  const { t } = useI18n()
  const { decide, isBusy, error, said } = useDeciding()
  const draft = ref<GatewayDraft>(gatewayDraftOf(null))
  const hasTried = ref(false)
  const editing = ref<string | null>(null)
  /** What is done with the selected networks together; null while no dialog is open. */
  const many = ref<'decide' | 'takeBack' | null>(null)
  const { selected, select, only } = useIdSelection('gateways')
  const chosen = computed(() => networks().filter(({ networkId }) => selected.value.has(networkId)))
  const isWindowMissing = computed(() => hasTried.value && gatewayDecisionOf(draft.value) === null)
  watch(chosen, (rows) => { if (rows.length === 0) many.value = null })

  function begin(network: CutoverNetwork | null): void {
    draft.value = gatewayDraftOf(network)
    hasTried.value = false
    error.value = null
  }

  function edit(id: string | null): void {
    editing.value = id
    if (id === null) return
    many.value = null
    begin(networks().find(({ networkId }) => networkId === id) ?? null)
  }

  /** What is missing is said from the first: nothing can be previewed before. */
  function beginMany(what: 'decide' | 'takeBack'): void {
    editing.value = null
    many.value = what
    begin(chosen.value[0] ?? null)
    hasTried.value = true
  }

  /** On every port group of each network; one that is taken back only where there is a decision. */
  async function settle(rows: readonly CutoverNetwork[], isTakingBack: boolean): Promise<void> {
    hasTried.value = true
    const value = isTakingBack ? null : gatewayDecisionOf(draft.value)
    if (!isTakingBack && value === null) return
    const changes = rows.filter(({ gatewayDecision }) => !isTakingBack || gatewayDecision !== null).flatMap(({ portGroupIds }) => portGroupIds.map((subject) => ({ kind: KIND, subject, value }) as const))
    const [first] = rows
    if (changes.length > 0 && !(await decide(changes, rows.length === 1 && first !== undefined ? first.name : t('map.done.several', rows.length)))) return
    if (many.value !== null) only([])
    await close()
  }

  function selectAll(isSelected: boolean): void {
    only(isSelected ? networks().map(({ networkId }) => networkId) : [])
  }

  return { draft, editing, many, selected, chosen, isWindowMissing, isBusy, error, said, edit, beginMany, settle, select, selectAll }
}
