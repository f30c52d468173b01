import type { Permission } from '#shared/domain/side/permission.ts'
import type { SideKind, SideRow } from '#shared/domain/side/side-rows.ts'
import { VM_REFERENCE_FIELDS, type VmReference } from '#shared/domain/side/vm-reference.ts'

/** What a kind's rows are about, and what a newer file of the kind replaces. */
export interface SideRule<Kind extends SideKind> {
  /** How the row names its VM; null where it is about no VM. */
  readonly vmOf: (row: SideRow<Kind>) => VmReference | null
  /** `vm`: a newer row replaces the one of its VM. Else a newer file replaces all rows with the same answer. */
  readonly replaces: 'vm' | ((row: SideRow<Kind>) => string)
  /** What tells rows of one file apart that are not replaced VM by VM, for saying what a newer file changed. */
  readonly keyOf: (row: SideRow<Kind>) => string
}

const everything = (): string => ''
const aboutNoVm = (): null => null

export const SIDE_RULES: { readonly [Kind in SideKind]: SideRule<Kind> } = {
  application: { vmOf: referenceOf, replaces: 'vm', keyOf: referenceKey },
  performance: { vmOf: referenceOf, replaces: 'vm', keyOf: referenceKey },
  vmProperty: { vmOf: referenceOf, replaces: 'vm', keyOf: referenceKey },
  // A vCenter's permissions are exported together, and one taken away is only seen by its absence.
  permission: { vmOf: permittedVm, replaces: ({ server }) => server?.toLowerCase() ?? '', keyOf: ({ server, entityKind, entityMoref, entityName, principal }) => key(server, entityKind, entityMoref ?? entityName, principal) },
  firewallRule: { vmOf: aboutNoVm, replaces: everything, keyOf: ({ policy, ruleId, name, sequence }) => key(policy, ruleId ?? name, ruleId === null ? sequence : null) },
  firewallGroup: { vmOf: aboutNoVm, replaces: everything, keyOf: ({ path, name }) => key(path ?? name) },
  firewallService: { vmOf: aboutNoVm, replaces: everything, keyOf: ({ path, name }) => key(path ?? name) },
  ipNetwork: { vmOf: aboutNoVm, replaces: everything, keyOf: ({ name, vlanId, cidr, location }) => key(location, vlanId, cidr, vlanId === null || cidr === null ? name : null) },
}

/** A VM reference out of a row that has one. */
export function referenceOf(row: VmReference): VmReference {
  return Object.fromEntries(VM_REFERENCE_FIELDS.map((field) => [field, row[field]])) as VmReference // one entry a field
}

/** Two rows with the same key name their VM in the same words. */
export function referenceKey(row: VmReference): string {
  return key(...VM_REFERENCE_FIELDS.map((field) => row[field]?.toLowerCase() ?? null))
}

/** The VM on which a permission is given; what is inherited from above is not looked into. */
function permittedVm({ entityKind, entityMoref, entityName, server }: Permission): VmReference | null {
  if (entityKind?.toLowerCase() !== 'virtualmachine') return null
  return { vmMoref: entityMoref, vmInstanceUuid: null, vmBiosUuid: null, vmName: entityName, vmServer: server, vmDatacenter: null, vmCluster: null, vmFolder: null }
}

function key(...parts: readonly (string | number | null)[]): string {
  return JSON.stringify(parts)
}
