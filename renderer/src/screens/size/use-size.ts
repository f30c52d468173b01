import { computed } from 'vue'
import { useRoute } from 'vue-router'
import { useHost } from '#renderer/api/host.ts'
import { useNewestCall } from '#renderer/api/use-newest-call.ts'
import { useProject } from '#renderer/stores/project.ts'
import { DEFAULT_SCENARIO_NAME } from '#shared/contract/sizing-api.ts'
import { SIZE_TABS, type SizeTab } from './size-tabs.ts'
import { useScenarios } from './use-scenarios.ts'

/** The scenario that is shown, and what its inputs come to as they are typed. */
export function useSize() {
  const route = useRoute()
  const host = useHost()
  const project = useProject()
  const scenarios = useScenarios()
  const isLoaded = computed(() => scenarios.stored.value !== null)
  const answer = useNewestCall(
    async (signal) => {
      if (!isLoaded.value) return { ok: true, value: null }
      const outcome = await host.invoke('sizing.compute', { scenarios: [{ name: scenarios.name.value ?? DEFAULT_SCENARIO_NAME, inputs: scenarios.draft.value }] }, { signal })
      return outcome.ok ? { ok: true, value: outcome.value.results[0] ?? null } : outcome
    },
    { changes: () => [scenarios.draft.value, project.generation, isLoaded.value], about: () => project.info?.path },
  )
  const tab = computed((): SizeTab => SIZE_TABS.find((name) => name === route.params['tab']) ?? 'nodes')
  return { tab, project, scenarios, answer }
}
