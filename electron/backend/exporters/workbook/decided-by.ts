import type { PoolResult } from '#shared/domain/sizing/sizing-result.ts'
import { DIVIDED } from './divided.ts'

/** What the division does not see of the bounds, and is the same whatever the assumptions are. */
export const UNMOVED = 'anti-affinity'
/** The engine's own names: of the constraint, and of the term that it adds to the nodes of a pool. */
export const STORAGE = 'storage'
export const FOR_STORAGE = 'For the disks of ODF'

/**
 * What decides the nodes of a pool as far as the workbook's formulas follow it: the disks of ODF where they take nodes beyond all
 * others, or the first of what asks for most. The sheet's own formula asks the same of its cells.
 */
export function decidedBy(pool: PoolResult): string {
  if (nodesForStorage(pool) > 0) return STORAGE
  const constraints = [...DIVIDED, UNMOVED]
  const most = Math.max(...constraints.map((constraint) => nodesBy(pool, constraint)))
  return constraints.find((constraint) => nodesBy(pool, constraint) === most) ?? ''
}

/** The nodes that a bound of a pool asks for; none without such a bound. */
export function nodesBy({ bounds }: PoolResult, wanted: string): number {
  return bounds.find(({ constraint }) => constraint === wanted)?.nodes ?? 0
}

/** The nodes that a pool has for its disks alone. */
export function nodesForStorage({ nodeCount }: PoolResult): number {
  return nodeCount.terms.find(({ label }) => label === FOR_STORAGE)?.value ?? 0
}
