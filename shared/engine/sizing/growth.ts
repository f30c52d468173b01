import { compareNatural } from '#shared/domain/compare.ts'
import type { SizingScenario } from '#shared/domain/sizing/scenario.ts'
import type { DemandItem } from './demand-item.ts'

const HUNDRED = 100

/** By how much the estate has grown at the horizon: 1.1 for a tenth more. */
export function growthFactor({ percentPerYear, years }: SizingScenario['growth']): number {
  return (1 + percentPerYear / HUNDRED) ** years
}

/**
 * VMs to come: as many more as the growth says, rounded up, each like one that is there. Those that are taken for it lie
 * evenly over the list by memory, the largest first, so that the mix stays what it is. They have no rules.
 */
export function growthItems(items: readonly DemandItem[], factor: number): readonly DemandItem[] {
  const more = Math.ceil(items.length * (factor - 1) - SLACK)
  if (more <= 0) return []
  const bySize = growthOrder(items)
  return Array.from({ length: more }, (_, index): DemandItem => {
    const round = Math.floor(index / bySize.length)
    const inRound = Math.min(bySize.length, more - round * bySize.length)
    const like = bySize[Math.floor(((index - round * bySize.length) * bySize.length) / inRound)]
    if (like === undefined) throw new Error('Growth was taken of a VM beyond the list.')
    return { ...like, id: `growth/${round + 1}/${like.id}`, name: `${like.name} (growth ${round + 1})`, kind: 'growth', antiAffinity: [] }
  })
}

/** The order in which VMs are taken for growth. */
export function growthOrder(items: readonly DemandItem[]): readonly DemandItem[] {
  return [...items].sort((left, right) => right.memoryMib - left.memoryMib || right.cpuMillicores - left.cpuMillicores || compareNatural(left.id, right.id))
}

/** Powers of binary fractions end a hair above a whole number. */
const SLACK = 1e-9
