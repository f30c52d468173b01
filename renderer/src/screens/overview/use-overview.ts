import { computed } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { useProject } from '#renderer/stores/project.ts'
import { useScope } from '#renderer/stores/scope.ts'
import type { ApiOutput } from '#shared/contract/api.ts'

export interface PlannedWaves {
  /** Null where none are planned yet. */
  readonly planned: ApiOutput<'waves.summary'> | null
}

/** What each part of the page asks, side by side: a slow or failed one holds none of the others up. */
export function useOverview() {
  const host = useHost()
  const project = useProject()
  const scope = useScope()
  const inScope = { reloadOn: () => [project.generation, scope.expression] }
  const ofAll = { reloadOn: () => project.generation }

  const vms = useCall((signal) => host.invoke('assess.summary', { scope: scope.expression }, { signal }), inScope)
  const maps = useCall((signal) => host.invoke('mapping.summary', { scope: scope.expression }, { signal }), inScope)
  const size = useCall((signal) => host.invoke('sizing.compute', {}, { signal }), ofAll)
  const waves = useCall<PlannedWaves>(async (signal) => {
    const outcome = await host.invoke('waves.summary', {}, { signal })
    // That there are none yet is a state, not a failure.
    if (!outcome.ok) return outcome.error.code === 'not-found' ? { ok: true, value: { planned: null } } : outcome
    return { ok: true, value: { planned: outcome.value } }
  }, ofAll)

  const sized = computed(() => size.value?.results[0] ?? null)
  // Of the whole project, as the navigation counts them: the export asks for no scope.
  const progress = useCall((signal) => host.invoke('plan.progress', { withSizing: true }, { signal }), ofAll)
  return { project, scope, vms, maps, size, sized, waves, progress }
}
