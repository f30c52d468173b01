import type { Term } from '#shared/domain/sizing/figure.ts'
import type { SizingScenario } from '#shared/domain/sizing/scenario.ts'
import type { SizingResult } from '#shared/domain/sizing/sizing-result.ts'
import type { EntitledPool } from './entitlements.ts'
import { figure, plus } from './figure.ts'

/**
 * What new workers and subscriptions come to by the prices that somebody typed, in their currency. What is in use and
 * has no price is named and in no sum; hosts that are there cost nothing more. Null where nobody typed a price.
 */
export function costOf(pools: readonly EntitledPool[], subscriptions: SizingResult['subscriptions'], prices: SizingScenario['prices']): SizingResult['cost'] {
  const used = pools.flatMap(({ pool, hardware }) => pool.kinds.flatMap((kind, index) => (kind.nodes > 0 && !kind.isExisting ? [{ name: kind.name, count: kind.nodes, price: hardware[index]?.price ?? null }] : [])))
  const entries = [
    ...used.map(({ name, count, price }) => ({ name, count, price, source: 'scenario: price of the node' })),
    ...[
      { name: 'OpenShift subscriptions', count: subscriptions.openshift.value, price: prices.openshift, key: 'openshift' },
      { name: 'ODF subscriptions', count: subscriptions.odf ?? 0, price: prices.odf, key: 'odf' },
      { name: 'ACM subscriptions', count: subscriptions.acm ?? 0, price: prices.acm, key: 'acm' },
    ].map(({ name, count, price, key }) => ({ name, count, price: price ?? null, source: `scenario: prices.${key}` })),
  ].filter(({ count }) => count > 0)
  if (entries.every(({ price }) => price === null)) return null
  const terms = entries.flatMap(({ name, count, price, source }): Term[] => (price === null ? [] : [plus(`${count} × ${name} at ${price}`, count * price, prices.currency, source)]))
  return { currency: prices.currency, total: figure(prices.currency, terms), missing: entries.flatMap(({ name, price }) => (price === null ? [name] : [])) }
}
