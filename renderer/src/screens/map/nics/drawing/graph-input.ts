import type { ApiOutput } from '#shared/contract/api.ts'
import type { NetworkRow } from '#shared/contract/mapping-rows.ts'

export type HostAnswer = ApiOutput<'networks.host'>
export type GroupAnswer = NonNullable<ApiOutput<'nics.layOut'>['layout']>['groups'][number]

export interface GraphInput {
  /** Null while no host is chosen: the target alone is drawn. */
  readonly host: HostAnswer | null
  readonly mappings: ReadonlyMap<string, NetworkRow>
  /** Null where the target states no layout: the drawing ends at the bridges. */
  readonly group: GroupAnswer | null
  /** Keys of the lists of networks that are open. */
  readonly expanded: ReadonlySet<string>
}

/** The bridge that the cluster itself makes (OVN-Kubernetes). */
export const CLUSTER_BRIDGE = 'br-ex'
