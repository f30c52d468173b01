import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { BindingSubject, PlannedRoleBinding, TenancyPlan, UnmappedPrincipal } from '#shared/domain/plan/tenancy.ts'
import type { PermissionPolicy } from '#shared/domain/target/permission-policy.ts'
import { toDnsLabel } from '#shared/engine/naming/dns-label.ts'
import { clusterRoleOf } from './cluster-roles.ts'
import { createCoverage, type PermissionInForce } from './permission-coverage.ts'

interface PermissionInput {
  /** Null: no file of permissions was imported. */
  readonly permissions: readonly PermissionInForce[] | null
  readonly sources: readonly Source[]
  /** The VMs that take part. */
  readonly vms: readonly EstateVm[]
  readonly namespaceByVmId: ReadonlyMap<string, string>
  readonly policy: PermissionPolicy
}

type Answer = Pick<TenancyPlan, 'roleBindings' | 'unmapped' | 'findings'>

/**
 * Proposals of RoleBindings: a permission becomes one in each namespace all of whose VMs it covers. Where it covers some of them, nothing is
 * proposed, since a RoleBinding would give more than there was.
 */
export function mapPermissions({ permissions, sources, vms, namespaceByVmId, policy }: PermissionInput): Answer {
  if (!sources.some(({ kind }) => kind === 'vsphere')) return { roleBindings: [], unmapped: [], findings: [] }
  if (permissions === null) return { roleBindings: [], unmapped: [], findings: [{ code: 'permissions-unknown', message: 'Who may do what is in no inventory: import the permissions of the vCenters (Get-VIPermission of PowerCLI), or see to access by hand.' }] }
  const sizes = new Map<string, number>()
  for (const { id } of vms) {
    const namespace = namespaceByVmId.get(id)
    if (namespace !== undefined) sizes.set(namespace, (sizes.get(namespace) ?? 0) + 1)
  }
  const collected = createCollection(policy)
  const coverageOf = createCoverage(vms, sources)
  for (const permission of permissions) {
    const covered = coverageOf(permission)
    const clusterRole = clusterRoleOf(permission.row.role, policy)
    if (covered === null || clusterRole === null || clusterRole === undefined) {
      if (!isOfVcenterItself(permission.row.principal)) collected.passOver(permission, covered === null ? 'object' : clusterRole === null ? 'role-none' : 'role')
      continue
    }
    const counts = new Map<string, number>()
    for (const { id } of covered) {
      const namespace = namespaceByVmId.get(id)
      if (namespace !== undefined) counts.set(namespace, (counts.get(namespace) ?? 0) + 1)
    }
    for (const [namespace, count] of counts) {
      if (count < (sizes.get(namespace) ?? 0)) collected.cutShort(permission, namespace)
      else collected.add(permission, namespace, clusterRole)
    }
  }
  return collected.answer()
}

function createCollection(policy: PermissionPolicy) {
  const bindings = new Map<string, { readonly namespace: string; readonly clusterRole: string; readonly subjects: Map<string, BindingSubject>; readonly because: Set<string> }>()
  const unmapped = new Map<string, { readonly permission: PermissionInForce; readonly roles: Set<string>; readonly namespaces: Set<string> }>()
  const passedOver = { object: new Set<string>(), role: new Set<string>(), 'role-none': new Set<string>() }
  const cut = new Map<string, Set<string>>()
  const principals = new Map(policy.principals.map((entry) => [entry.principal.toLowerCase(), entry]))
  return {
    add: (permission: PermissionInForce, namespace: string, clusterRole: string): void => {
      const { row } = permission
      const mapped = principals.get(row.principal.toLowerCase())
      if (mapped === undefined) {
        const key = row.principal.toLowerCase()
        const entry = unmapped.get(key) ?? { permission, roles: new Set<string>(), namespaces: new Set<string>() }
        entry.roles.add(row.role)
        entry.namespaces.add(namespace)
        unmapped.set(key, entry)
        return
      }
      const key = JSON.stringify([namespace, clusterRole])
      const binding = bindings.get(key) ?? { namespace, clusterRole, subjects: new Map<string, BindingSubject>(), because: new Set<string>() }
      const subject: BindingSubject = { kind: mapped.kind ?? (row.isGroup === false ? 'User' : 'Group'), name: mapped.name }
      binding.subjects.set(`${subject.kind} ${subject.name}`, subject)
      binding.because.add(`${row.principal} has ${row.role} on ${row.entityName ?? row.entityMoref ?? 'an object'}.`)
      bindings.set(key, binding)
    },
    passOver: ({ row }: PermissionInForce, what: keyof typeof passedOver): void => {
      passedOver[what].add(what === 'object' ? (row.entityName ?? row.entityMoref ?? '') : row.role)
    },
    cutShort: ({ row }: PermissionInForce, namespace: string): void => {
      cut.set(namespace, (cut.get(namespace) ?? new Set()).add(`${row.principal} (${row.role} on ${row.entityName ?? row.entityMoref ?? 'an object'})`))
    },
    answer: (): Answer => ({
      roleBindings: [...bindings.values()]
        .map(({ namespace, clusterRole, subjects, because }): PlannedRoleBinding => ({ name: `portolan-${toDnsLabel(clusterRole)}`, namespace, clusterRole, subjects: [...subjects.values()].sort((left, right) => compareText(left.kind, right.kind) || compareText(left.name, right.name)), because: [...because].sort(compareNatural) }))
        .sort((left, right) => compareText(left.namespace, right.namespace) || compareText(left.clusterRole, right.clusterRole)),
      unmapped: [...unmapped.values()].map(({ permission: { row }, roles, namespaces }) => unmappedOf(row.principal, row.isGroup, roles, namespaces)).sort((left, right) => compareNatural(left.principal, right.principal)),
      findings: findingsOf(passedOver, cut),
    }),
  }
}

function unmappedOf(principal: string, isGroup: boolean | null, roles: ReadonlySet<string>, namespaces: ReadonlySet<string>): UnmappedPrincipal {
  const reason: Reason = isOfVcenterItself(principal)
    ? { code: 'principal-of-vcenter', message: `${principal} belongs to the vCenter itself: nothing on the target needs it.` }
    : { code: 'principal-unmapped', message: `Nobody has said who ${principal} is on the target: name the ${isGroup === false ? 'user' : 'group'} of the identity provider under permissions.principals of the target.` }
  return { principal, isGroup, roles: [...roles].sort(compareNatural), namespaces: [...namespaces].sort(compareText), reason }
}

/** The single sign-on domain of a vCenter (vSphere Authentication guide: vsphere.local by default): solution users and administrators of its own. */
function isOfVcenterItself(principal: string): boolean {
  return /^vsphere\.local\\|@vsphere\.local$/i.test(principal)
}

function findingsOf(passedOver: Readonly<Record<'object' | 'role' | 'role-none', ReadonlySet<string>>>, cut: ReadonlyMap<string, ReadonlySet<string>>): readonly Reason[] {
  const listed = (names: ReadonlySet<string>): string => [...names].sort(compareNatural).join(', ')
  return [
    ...(passedOver.object.size === 0 ? [] : [{ code: 'permission-object', message: `Permissions on these objects concern no VM that is known to take part, or are not understood: ${listed(passedOver.object)}.` }]),
    ...(passedOver.role.size === 0 ? [] : [{ code: 'role-unmapped', message: `No ClusterRole is known for these roles: ${listed(passedOver.role)}. Name one under permissions.roles of the target.` }]),
    ...(passedOver['role-none'].size === 0 ? [] : [{ code: 'role-none', message: `These roles give nothing on the target: ${listed(passedOver['role-none'])}. A RoleBinding takes nothing away either, so that what one keeps from people has to be seen to.` }]),
    ...[...cut].sort(([left], [right]) => compareText(left, right)).map(([namespace, who]) => ({ code: 'permission-partial', message: `In ${namespace} these cover some of the VMs alone, so that a RoleBinding would give more: ${listed(who)}.` })),
  ]
}
