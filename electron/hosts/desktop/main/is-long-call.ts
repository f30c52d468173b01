import { API } from '#shared/contract/api.ts'

/** Whether a call tells its progress: those are the ones that a person knows about by name. */
export function isLongCall(name: string): boolean {
  return LONG_CALLS.has(name)
}

const LONG_CALLS: ReadonlySet<string> = new Set(Object.entries(API).flatMap(([name, method]) => ('progress' in method ? [name] : [])))
