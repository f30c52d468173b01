import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { IsolatedNetwork } from '#shared/domain/target/vm-networks.ts'

/** The isolated networks that serve a namespace of the plan, with those of their namespaces that it has. */
export function isolatedNetworksOf({ target, namespaces }: Pick<MigrationPlan, 'target' | 'namespaces'>): readonly IsolatedNetwork[] {
  const written = new Set(namespaces.map(({ name }) => name))
  return target.networks.isolated.map((network) => ({ ...network, namespaces: network.namespaces.filter((name) => written.has(name)) })).filter((network) => network.namespaces.length > 0)
}
