import { computed, type ComputedRef, onScopeDispose, shallowRef, watch } from 'vue'
import { useRoute } from 'vue-router'
import { type Call, useCall } from '#renderer/api/use-call.ts'
import { useHost } from '#renderer/api/host.ts'
import { useProject } from '#renderer/stores/project.ts'
import { useComputeMap } from './use-compute-map.ts'
import { useScope } from '#renderer/stores/scope.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import { MAP_TABS, type MapTab } from './map-tabs.ts'

/** In the order in which they are shown; the first is the one that /map leads to. */

/** Maps that are asked for here: what is drawn of NICs asks for itself. */
const ASKED_TABS = ['storage', 'networks', 'compute', 'scheduling', 'placement'] as const satisfies readonly MapTab[]
type AskedTab = (typeof ASKED_TABS)[number]
/** The map that is looked at is drawn by then, its charts too: reading what the others answer would be in the way. */
const OTHERS_AFTER_MS = 500

/** The map that is shown, and once it is there the others, so that they open at once; how many questions are open in each is asked apart, since every tab tells it. */
export function useMap() {
  const route = useRoute()
  const host = useHost()
  const project = useProject()
  const scope = useScope()
  const tab = computed((): MapTab => MAP_TABS.find((name) => name === route.params['tab']) ?? 'storage')
  const inScope = (): unknown => [project.generation, scope.expression]
  const wanted = shallowRef<ReadonlySet<AskedTab>>(new Set())
  // One by one, so that none is asked again where another is wanted.
  const isWanted = Object.fromEntries(ASKED_TABS.map((name) => [name, computed(() => wanted.value.has(name))])) as Readonly<Record<AskedTab, ComputedRef<boolean>>> // a key each

  /** Nothing is asked before it is wanted. */
  function ask<Value>(name: AskedTab, invoke: (signal: AbortSignal) => Promise<Outcome<Value>>, changes: () => unknown): Call<Value | null> {
    return useCall<Value | null>(async (signal) => (isWanted[name].value ? invoke(signal) : { ok: true, value: null }), { reloadOn: () => [isWanted[name].value, changes()] })
  }

  const storage = ask('storage', (signal) => host.invoke('mapping.storage', { scope: scope.expression, explained: false }, { signal }), inScope)
  const networks = ask('networks', (signal) => host.invoke('mapping.networks', { scope: scope.expression }, { signal }), inScope)
  const compute = useComputeMap(isWanted.compute)
  const scheduling = ask('scheduling', (signal) => host.invoke('mapping.scheduling', { scope: scope.expression }, { signal }), inScope)
  const placement = ask('placement', (signal) => host.invoke('mapping.placement', {}, { signal }), () => project.generation)
  const summary = useCall((signal) => host.invoke('mapping.summary', { scope: scope.expression }, { signal }), { reloadOn: inScope })

  const calls: Readonly<Record<AskedTab, Call<unknown>>> = { storage, networks, compute: compute.call, scheduling, placement }
  let timer: ReturnType<typeof setTimeout> | undefined
  const shown = computed(() => ASKED_TABS.find((name) => name === tab.value))
  watch(shown, (name) => { if (name !== undefined) wanted.value = new Set([...wanted.value, name]) }, { immediate: true })
  watch(() => shown.value !== undefined && calls[shown.value].state === 'ready', (isThere) => {
    if (isThere) timer ??= setTimeout(() => { wanted.value = new Set(ASKED_TABS) }, OTHERS_AFTER_MS)
  })
  onScopeDispose(() => clearTimeout(timer))
  const open = computed((): Partial<Record<MapTab, number>> => {
    const counts = summary.value
    return counts === null ? {} : { storage: counts.storage.open, networks: counts.networks.open, compute: counts.compute.open }
  })
  return { tab, storage, networks, compute, scheduling, placement, open, project, scope }
}
