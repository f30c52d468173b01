import { computed } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { useProject } from '#renderer/stores/project.ts'
import { useScope } from '#renderer/stores/scope.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import { openQuestions } from './open-questions.ts'

export interface PlannedWaves {
  /** Null where none are planned yet. */
  readonly planned: ApiOutput<'waves.show'> | null
}

/** What each part of the page asks, side by side: a slow or failed one holds none of the others up. */
export function useOverview() {
  const host = useHost()
  const project = useProject()
  const scope = useScope()
  const inScope = { reloadOn: () => [project.generation, scope.expression] }
  const ofAll = { reloadOn: () => project.generation }

  const vms = useCall((signal) => host.invoke('assess.summary', { scope: scope.expression }, { signal }), inScope)
  const storage = useCall((signal) => host.invoke('mapping.storage', { scope: scope.expression }, { signal }), inScope)
  const networks = useCall((signal) => host.invoke('mapping.networks', { scope: scope.expression }, { signal }), inScope)
  const plan = useCall((signal) => host.invoke('plan.compute', {}, { signal }), ofAll)
  const size = useCall((signal) => host.invoke('sizing.compute', {}, { signal }), ofAll)
  const waves = useCall<PlannedWaves>(async (signal) => {
    const outcome = await host.invoke('waves.show', {}, { signal })
    // That there are none yet is a state, not a failure.
    if (!outcome.ok) return outcome.error.code === 'not-found' ? { ok: true, value: { planned: null } } : outcome
    return { ok: true, value: { planned: outcome.value } }
  }, ofAll)

  const sized = computed(() => size.value?.results[0] ?? null)
  const questions = computed(() =>
    openQuestions({
      networks: networks.value,
      storage: storage.value,
      plan: plan.value,
      size: sized.value === null ? null : { withoutPlace: sized.value.pools.reduce((sum, pool) => sum + pool.withoutPlace.length, 0) + sized.value.unsized.length },
      waves: waves.value === null ? null : waves.value.planned === null ? undefined : { unscheduled: waves.value.planned.unscheduled.reduce((sum, { vms: out }) => sum + out.length, 0) },
    }),
  )
  const isWhole = computed(() => [vms, storage, networks, plan, size, waves].every(({ value }) => value !== null))
  return { project, scope, vms, storage, networks, plan, size, sized, waves, questions, isWhole }
}
