import type { ErrorData, Outcome } from '#shared/contract/api-types.ts'
import type { PageCall } from '../page-messages.ts'
import { CALL_PATHS, refusedPath } from './call-paths.ts'
import type { GrantedPaths } from './granted-paths.ts'
import { learnPaths } from './learn-paths.ts'
import type { SupervisedBackend } from './supervise-backend.ts'

/** Hands a page's call on to the backend where it may make it, and remembers what paths the answer allows. */
export async function callForPage(
  { id, name, input }: PageCall,
  onProgress: (progress: unknown) => void,
  backend: SupervisedBackend,
  granted: GrantedPaths,
): Promise<Outcome<unknown>> {
  const pathsOf = Object.hasOwn(CALL_PATHS, name) ? CALL_PATHS[name] : undefined
  if (pathsOf === undefined) return refuse(`A page may not call ${name}.`, {})
  const path = refusedPath(pathsOf(input), granted)
  if (path !== null) return refuse(`${path} was not chosen in this session: choose it again.`, { path, isNotChosen: true })
  const outcome = await backend.invoke({ id, name, input, onProgress })
  learnPaths(name, outcome, granted)
  return outcome
}

function refuse(message: string, details: ErrorData['details']): Outcome<never> {
  return { ok: false, error: { code: 'invalid-input', message, details } }
}
