import { computed } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import { useChosenScenario } from '#renderer/stores/chosen-scenario.ts'
import { useProject } from '#renderer/stores/project.ts'

/** The scenarios that a report can be about, and the one that it is about: the one that was looked at last, where it is still there. */
export function useReportScenario() {
  const host = useHost()
  const project = useProject()
  const chosen = useChosenScenario()
  const stored = useCall((signal) => host.invoke('sizing.scenarios', {}, { signal }), { reloadOn: () => project.generation })
  const names = computed(() => (stored.value?.scenarios ?? []).map(({ name }) => name))
  const scenario = computed({
    get: () => (chosen.name !== null && names.value.includes(chosen.name) ? chosen.name : (names.value[0] ?? null)),
    set: (name: string | null) => {
      chosen.name = name
    },
  })
  return { stored, names, scenario }
}
