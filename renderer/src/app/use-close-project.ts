import { isNavigationFailure, useRouter } from 'vue-router'
import { useProject } from '#renderer/stores/project.ts'
import { useProjectFailure } from '#renderer/stores/project-failure.ts'

/**
 * Closes the open project from wherever that is asked for, on the page of projects: whoever does not want to leave unsaved edits keeps both. What
 * keeps it open stays in sight there.
 */
export function useCloseProject(): () => Promise<void> {
  const router = useRouter()
  const project = useProject()
  const failure = useProjectFailure()
  return async () => {
    if (router.currentRoute.value.path !== '/' && isNavigationFailure(await router.push('/'))) return
    const outcome = await project.close()
    if (!outcome.ok) failure.tell('close', outcome.error)
  }
}
