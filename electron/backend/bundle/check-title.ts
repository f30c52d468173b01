import { CHECKS } from '#shared/engine/check/checks/registry.ts'

const TITLES: ReadonlyMap<string, string> = new Map(CHECKS.map((check) => [check.id, check.title]))

/** What a check is called. */
export function checkTitle(checkId: string): string {
  return TITLES.get(checkId) ?? checkId
}
