import { useRoute } from 'vue-router'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { useProject } from '#renderer/stores/project.ts'

/** The VM that the route names, as the project has it now. */
export function useVm() {
  const host = useHost()
  const route = useRoute()
  const project = useProject()
  return useCall((signal) => host.invoke('inventory.vm', { id: String(route.params['id']) }, { signal }), { reloadOn: () => [route.params['id'], project.generation] })
}
