import type { DesktopTexts } from './texts/desktop-texts.ts'
import { WORK_CALLS } from './work-calls.ts'

/** What is under way, as a person knows it; empty where nothing is that would be missed. */
export function describeWork(calls: readonly string[], { work }: Pick<DesktopTexts, 'work'>): readonly string[] {
  return [...new Set(calls.flatMap((called) => WORK_CALLS.filter((name) => name === called).map((name) => work[name])))]
}
