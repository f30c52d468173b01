import type { NodeNic } from '#shared/domain/target/nic-layout.ts'
import { cardOf } from './card-of.ts'

/** What two NICs of a bond ought to have in common or apart, the weightiest first: LACP refuses different speeds. */
const SAME_SPEED = 4
const OTHER_CARD = 2
const OTHER_SWITCH = 1

/** NICs two by two: each with the first one behind it that has its speed, and is on another card and another switch. An odd one is left. */
export function pairNics(nics: readonly NodeNic[]): { readonly pairs: readonly (readonly [NodeNic, NodeNic])[]; readonly left: readonly NodeNic[] } {
  const rest = [...nics]
  const pairs: [NodeNic, NodeNic][] = []
  while (rest.length >= 2) {
    const [first, ...others] = rest as [NodeNic, ...NodeNic[]] // there are two at least
    const best = others.reduce((known, nic) => (fitness(first, nic) > fitness(first, known) ? nic : known))
    pairs.push([first, best])
    rest.splice(rest.indexOf(best), 1)
    rest.shift()
  }
  return { pairs, left: rest }
}

function fitness(left: NodeNic, right: NodeNic): number {
  const cards = [cardOf(left)?.card, cardOf(right)?.card]
  return (
    (left.speedMbps === right.speedMbps ? SAME_SPEED : 0) +
    (cards[0] === undefined || cards[0] !== cards[1] ? OTHER_CARD : 0) +
    (left.switch === undefined || left.switch !== right.switch ? OTHER_SWITCH : 0)
  )
}
