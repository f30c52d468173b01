import { sizingScenarioSchema } from '#shared/domain/sizing/scenario.ts'

/** Whether two drafts come to the same scenario; one that makes no sense is like none. */
export function isSameScenario(left: unknown, right: unknown): boolean {
  const [one, other] = [left, right].map((inputs) => sizingScenarioSchema.safeParse(inputs))
  return one?.success === true && other?.success === true && JSON.stringify(one.data) === JSON.stringify(other.data)
}
