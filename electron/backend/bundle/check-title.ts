import { CHECKS } from '#shared/engine/check/checks/registry.ts'
import { TARGET_FINDING_TITLES } from '#shared/engine/target/target-findings.ts'

const TITLES: ReadonlyMap<string, string> = new Map([...CHECKS.map((check) => [check.id, check.title] as const), ...Object.entries(TARGET_FINDING_TITLES)])

/** What a check is called. */
export function checkTitle(checkId: string): string {
  return TITLES.get(checkId) ?? checkId
}
