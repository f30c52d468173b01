import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { useProject } from '#renderer/stores/project.ts'
import { useScope } from '#renderer/stores/scope.ts'

/** The counts of the VMs in scope, as the project has them now. */
export function useAssess() {
  const host = useHost()
  const project = useProject()
  const scope = useScope()
  const summary = useCall((signal) => host.invoke('assess.summary', { scope: scope.expression }, { signal }), { reloadOn: () => [project.generation, scope.expression] })
  return { summary, project, scope }
}
