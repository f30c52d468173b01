import { watch } from 'vue'
import type { Router } from 'vue-router'
import type { useProject } from '#renderer/stores/project.ts'

/**
 * Where another page closed the project, this one has nothing to show and no navigation any more: it leads to the page of projects, and from there back
 * to where it was. Where it is not known whether a project is open, the page stays.
 */
export function leaveClosedProject(router: Router, project: Pick<ReturnType<typeof useProject>, 'error' | 'isLoaded' | 'isOpen'>): void {
  watch(() => project.isLoaded && project.error === null && !project.isOpen, (isClosed) => {
    const shown = router.currentRoute.value
    if (isClosed && shown.meta.needsNoProject !== true) void router.replace({ name: 'start', query: { next: shown.fullPath } })
  })
}
