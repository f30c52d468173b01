import type { PortGroup } from '#shared/domain/estate/network.ts'

/** What a port group is to the people who run it. */
export type PortGroupKind = PortGroup['kind'] | 'nsx'

/**
 * Standard, distributed, or one that NSX made: inventories do not say so, but NSX names what it makes. NSX for
 * vSphere writes `vxw-dvs-<n>-virtualwire-<n>-sid-<vni>-<name>` (its documented logical switch naming); segments
 * of NSX and Cloud Director end in a UUID. Neither kind carries a VLAN tag of its own.
 */
export function portGroupKind({ kind, name, vlanKind }: Pick<PortGroup, 'kind' | 'name' | 'vlanKind'>): PortGroupKind {
  const isNamedByNsx = VIRTUAL_WIRE.test(name) || (ENDS_IN_UUID.test(name) && vlanKind !== 'access')
  return kind === 'distributed' && isNamedByNsx ? 'nsx' : kind
}

const VIRTUAL_WIRE = /^vxw-dvs-\d+-virtualwire-\d+-/
const ENDS_IN_UUID = /[-_ ][0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
