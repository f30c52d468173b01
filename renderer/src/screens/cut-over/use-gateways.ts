import { computed, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useDeciding } from '#renderer/screens/map/use-deciding.ts'
import { type CutoverNetwork, gatewayDecisionOf, type GatewayDraft, gatewayDraftOf } from './gateway-draft.ts'

const KIND = 'port-group.gateway'

/** Deciding on gateways, of one network by the form below it or of many by the form above the table. One undo step each. */
export function useGateways(networks: () => readonly CutoverNetwork[], close: () => Promise<void>) {
  const { t } = useI18n()
  const { decide, isBusy, error, said } = useDeciding()
  const draft = ref<GatewayDraft>(gatewayDraftOf(null))
  const hasTried = ref(false)
  const editing = ref<string | null>(null)
  /** Whether the selected networks are decided on together. */
  const isForMany = ref(false)
  const selected = shallowRef<ReadonlySet<string>>(new Set())
  const chosen = computed(() => networks().filter(({ networkId }) => selected.value.has(networkId)))
  const isWindowMissing = computed(() => hasTried.value && gatewayDecisionOf(draft.value) === null)
  watch(chosen, (rows) => { if (rows.length === 0) isForMany.value = false })

  function begin(network: CutoverNetwork | null): void {
    draft.value = gatewayDraftOf(network)
    hasTried.value = false
    error.value = null
  }

  function edit(id: string | null): void {
    editing.value = id
    if (id === null) return
    isForMany.value = false
    begin(networks().find(({ networkId }) => networkId === id) ?? null)
  }

  function beginMany(): void {
    editing.value = null
    isForMany.value = true
    begin(chosen.value[0] ?? null)
  }

  /** On every port group of each network; one that is taken back only where there is a decision. */
  async function settle(rows: readonly CutoverNetwork[], isTakingBack: boolean): Promise<void> {
    hasTried.value = true
    const value = isTakingBack ? null : gatewayDecisionOf(draft.value)
    if (!isTakingBack && value === null) return
    const changes = rows.filter(({ gatewayDecision }) => !isTakingBack || gatewayDecision !== null).flatMap(({ portGroupIds }) => portGroupIds.map((subject) => ({ kind: KIND, subject, value }) as const))
    const [only] = rows
    if (changes.length > 0 && !(await decide(changes, rows.length === 1 && only !== undefined ? only.name : t('map.done.several', rows.length)))) return
    if (isForMany.value) selected.value = new Set()
    await close()
  }

  function select(id: string, isSelected: boolean): void {
    const ids = new Set(selected.value)
    if (isSelected) ids.add(id)
    else ids.delete(id)
    selected.value = ids
  }

  function selectAll(isSelected: boolean): void {
    selected.value = new Set(isSelected ? networks().map(({ networkId }) => networkId) : [])
  }

  return { draft, editing, isForMany, selected, chosen, isWindowMissing, isBusy, error, said, edit, beginMany, settle, select, selectAll }
}
