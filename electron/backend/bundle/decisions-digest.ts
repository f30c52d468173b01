import { sha256 } from '#backend/exporters/bundle/sha256.ts'
import { compareText } from '#shared/domain/compare.ts'
import type { Decisions } from '#shared/domain/decisions/decision.ts'
import { isForPeople } from '#shared/domain/decisions/for-people.ts'

/** SHA-256 of all decisions in force, whatever the order in which they were made; what is for people alone changes no bundle. */
export function decisionsDigest(decisions: Decisions): string {
  return sha256(JSON.stringify(inOrder(Object.fromEntries(Object.entries(decisions).filter(([kind]) => !isForPeople(kind))))))
}

/** Members by their names: records of decisions keep the order in which they were made. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value).map(([key, member]) => [key, inOrder(member)] as const).sort(([left], [right]) => compareText(left, right))
}
