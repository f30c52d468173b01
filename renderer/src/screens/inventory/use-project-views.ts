import { computed, type ComputedRef } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import { useCall } from '#renderer/api/use-call.ts'
import type { ProjectViews } from '#renderer/components/data-table/project-views.ts'
import { readViews } from '#renderer/components/data-table/use-saved-views.ts'
import { useDecisions } from '#renderer/stores/decisions.ts'
import { useProject } from '#renderer/stores/project.ts'

/** The views of a table that are saved in the project; null until they are known. */
export function useProjectViews(table: () => string): ComputedRef<ProjectViews | null> {
  const host = useHost()
  const project = useProject()
  const decisions = useDecisions()
  const stored = useCall((signal) => host.invoke('views.list', { table: table() }, { signal }), { reloadOn: () => [project.generation, table()] })
  return computed(() => {
    if (stored.value === null) return null
    return {
      views: readViews(stored.value.views),
      store: async (views) => {
        const outcome = await decisions.apply([{ kind: 'table.views', subject: table(), value: views.length === 0 ? null : { views } }])
        return outcome.ok ? null : outcome.error
      },
    }
  })
}
