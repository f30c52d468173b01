import type { Target } from '#shared/domain/target/target.ts'

/** Where OpenShift Virtualization runs, and looks for the network of live migrations. */
export const VIRTUALIZATION_NAMESPACE = 'openshift-cnv'
export const LIVE_MIGRATION_NETWORK_NAME = 'portolan-live-migration'
export const IMPORT_NETWORK_NAME = 'portolan-transfer'

/**
 * What HyperConverged names as the network of live migrations (`liveMigrationConfig.network`), where its attachment is
 * written; null: live migration stays on the pod network.
 */
export function liveMigrationNetworkName(plan: { readonly nodeNetworks: { readonly liveMigration: { readonly name: string } | null } | null }): string | null {
  return plan.nodeNetworks?.liveMigration?.name ?? null
}

/** Whether a target states a layout at all: then bridges and bonds come from it, and physical networks only name them. */
export function hasNicLayout({ nicLayout }: Pick<Target, 'nicLayout'>): boolean {
  return nicLayout.groups.length > 0
}
