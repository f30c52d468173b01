import { API } from '#shared/contract/api.ts'
import type { GrantedPaths } from './granted-paths.ts'
import { learnPaths } from './learn-paths.ts'
import type { SupervisedBackend } from './supervise-backend.ts'

/** The projects that were opened last and are still there, for the menus; none where the backend cannot say. */
export async function listRecent(backend: Pick<SupervisedBackend, 'invoke'>, granted: GrantedPaths): Promise<readonly { readonly name: string; readonly path: string }[]> {
  const outcome = await backend.invoke({ id: `menu-${crypto.randomUUID()}`, name: 'project.recent', input: {}, onProgress: () => undefined })
  if (!outcome.ok) return []
  learnPaths('project.recent', outcome, granted)
  return API['project.recent'].output.parse(outcome.value).filter(({ isMissing }) => !isMissing)
}
