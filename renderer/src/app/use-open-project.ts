import { useRouter } from 'vue-router'
import { firstScreenOf } from './first-screen.ts'
import { useProject } from '#renderer/stores/project.ts'
import { useProjectFailure } from '#renderer/stores/project-failure.ts'

/** Opens a project from wherever it is asked for, and shows it; where it cannot be opened, that stays in sight with what can be done. */
export function useOpenProject(): (path: string, access?: 'write' | 'read') => Promise<void> {
  const router = useRouter()
  const project = useProject()
  const failure = useProjectFailure()
  return async (path, access = 'write') => {
    const outcome = await project.open(path, access)
    if (!outcome.ok) {
      failure.tell('open', outcome.error)
      return
    }
    failure.dismiss()
    await router.push(firstScreenOf(outcome.value))
  }
}
