import { computed } from 'vue'
import { useRoute } from 'vue-router'
import { useCall } from '#renderer/api/use-call.ts'
import { useHost } from '#renderer/api/host.ts'
import { useProject } from '#renderer/stores/project.ts'
import { useScope } from '#renderer/stores/scope.ts'

/** Both maps: each tab tells how many questions are open, so both are asked for whichever is shown. */
export function useMap() {
  const route = useRoute()
  const host = useHost()
  const project = useProject()
  const scope = useScope()
  const reloadOn = (): unknown => [project.generation, scope.expression]
  const storage = useCall((signal) => host.invoke('mapping.storage', { scope: scope.expression }, { signal }), { reloadOn })
  const networks = useCall((signal) => host.invoke('mapping.networks', { scope: scope.expression }, { signal }), { reloadOn })
  const tab = computed((): 'storage' | 'networks' => (route.params['tab'] === 'networks' ? 'networks' : 'storage'))
  return { tab, storage, networks, project, scope }
}
