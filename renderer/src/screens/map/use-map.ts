import { computed } from 'vue'
import { useRoute } from 'vue-router'
import { useCall } from '#renderer/api/use-call.ts'
import { useHost } from '#renderer/api/host.ts'
import { useProject } from '#renderer/stores/project.ts'
import { useComputeMap } from './use-compute-map.ts'
import { useScope } from '#renderer/stores/scope.ts'

/** In the order in which they are shown; the first is the one that /map leads to. */
export const MAP_TABS = ['storage', 'networks', 'nics', 'compute', 'scheduling', 'placement'] as const
export type MapTab = (typeof MAP_TABS)[number]

/** Every map: a tab tells how many questions are open, so all are asked for whichever is shown. */
export function useMap() {
  const route = useRoute()
  const host = useHost()
  const project = useProject()
  const scope = useScope()
  const reloadOn = (): unknown => [project.generation, scope.expression]
  const storage = useCall((signal) => host.invoke('mapping.storage', { scope: scope.expression }, { signal }), { reloadOn })
  const networks = useCall((signal) => host.invoke('mapping.networks', { scope: scope.expression }, { signal }), { reloadOn })
  const scheduling = useCall((signal) => host.invoke('mapping.scheduling', { scope: scope.expression }, { signal }), { reloadOn })
  const placement = useCall((signal) => host.invoke('mapping.placement', {}, { signal }), { reloadOn: () => project.generation })
  const compute = useComputeMap()
  const tab = computed((): MapTab => MAP_TABS.find((name) => name === route.params['tab']) ?? 'storage')
  return { tab, storage, networks, compute, scheduling, placement, project, scope }
}
