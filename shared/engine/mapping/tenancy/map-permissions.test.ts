import { describe, expect, it } from 'vitest'
import type { Permission } from '#shared/domain/side/permission.ts'
import type { TenancyPlan } from '#shared/domain/plan/tenancy.ts'
import { type PermissionPolicy, permissionPolicySchema } from '#shared/domain/target/permission-policy.ts'
import { makeSource, makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { mapPermissions } from './map-permissions.ts'

const VM = `${SOURCE_ID}/vm-1`
const row = (overrides: Partial<Permission>): Permission => ({ sheet: 's', row: 2, server: 'vcenter.example.com', entityKind: 'Folder', entityMoref: 'group-v3', entityName: 'erp', principal: 'CORP\\ops', isGroup: true, role: 'VirtualMachineUser', isPropagating: true, otherCells: [], ...overrides })
const MAPPED = { principals: [{ principal: 'corp\\OPS', name: 'erp-ops' }] }

function map(permissions: readonly (Partial<Permission> & { vmId?: string })[] | null, policy: Partial<PermissionPolicy> = MAPPED): Pick<TenancyPlan, 'roleBindings' | 'unmapped' | 'findings'> {
  const vms = [makeVm({ moref: 'vm-1', folderPath: '/DC1/vm/erp' }), makeVm({ moref: 'vm-2', folderPath: '/DC1/vm/erp/web', resourcePoolPath: '/DC1/PROD/Resources/Gold' }), makeVm({ moref: 'vm-3', folderPath: '/DC1/vm/mail', clusterName: 'DEV' }), makeVm({ moref: 'vm-4', folderPath: '/DC1/vm/a/twice' }), makeVm({ moref: 'vm-5', folderPath: '/DC1/vm/b/twice' })]
  const inForce = permissions?.map(({ vmId, ...overrides }) => ({ vmId: vmId ?? null, row: row(overrides) })) ?? null
  return mapPermissions({ permissions: inForce, sources: [makeSource()], vms, namespaceByVmId: new Map([[vms[0]?.id ?? '', 'erp'], [vms[1]?.id ?? '', 'erp'], [vms[2]?.id ?? '', 'mail']]), policy: permissionPolicySchema.parse(policy) })
}

const codes = ({ findings }: Pick<TenancyPlan, 'findings'>): string[] => findings.map(({ code }) => code)

describe('a permission', () => {
  it('becomes a RoleBinding where it covers all VMs of a namespace', () => {
    expect(map([{}])).toEqual({ roleBindings: [{ name: 'portolan-kubevirt-io-edit', namespace: 'erp', clusterRole: 'kubevirt.io:edit', subjects: [{ kind: 'Group', name: 'erp-ops' }], because: ['CORP\\ops has VirtualMachineUser on erp.'] }], unmapped: [], findings: [] })
  })

  it.each<[string, Partial<Permission> & { vmId?: string }, string[], string[]]>([
    ['on a VM of two', { entityKind: 'VirtualMachine', entityName: 'x', vmId: VM }, [], ['permission-partial']],
    ['on a folder of one VM of two', { entityName: 'web' }, [], ['permission-partial']],
    ['on the root folder', { entityMoref: 'group-d1', entityName: 'Datacenters' }, ['erp', 'mail'], []],
    ['on a datacenter', { entityKind: 'Datacenter', entityName: 'DC1' }, ['erp', 'mail'], []],
    ['on a cluster', { entityKind: 'ClusterComputeResource', entityName: 'DEV' }, ['mail'], []],
    ['on a resource pool', { entityKind: 'ResourcePool', entityName: 'Gold' }, [], ['permission-partial']],
    ['that is not handed on', { isPropagating: false }, [], []],
    ['on a folder whose name two have, of which nobody knows which', { entityName: 'twice', entityMoref: null }, [], ['permission-object']],
    ['on something else', { entityKind: 'Datastore' }, [], ['permission-object']],
    ['on a folder that no VM is in', { entityName: 'gone' , entityMoref: null }, [], ['permission-object']],
    ['of another vCenter', { server: 'vc-b.example.com' }, [], ['permission-object']],
    ['of a vCenter without its domain', { server: 'VCENTER' }, ['erp'], []],
    ['with a role of the site', { role: 'Backup Operator' }, [], ['role-unmapped']],
    ['that keeps people out', { role: 'NoAccess' }, [], ['role-none']],
  ])('%s', (_, permission, namespaces, found) => {
    const answer = map([permission])
    expect(answer.roleBindings.map(({ namespace }) => namespace)).toEqual(namespaces)
    expect(codes(answer)).toEqual(found)
  })

  it.each<[string, string]>([['Admin', 'admin'], ['ReadOnly', 'view'], ['VirtualMachinePowerUser', 'kubevirt.io:edit'], ['Resource pool administrator', 'kubevirt.io:admin']])('with the role %s asks for %s', (role, clusterRole) => {
    expect(map([{ role }]).roleBindings[0]?.clusterRole).toBe(clusterRole)
  })

  it("with a role of the site's own asks for what the target says, or for nothing", () => {
    expect(map([{ role: 'Ops' }], { ...MAPPED, roles: [{ role: 'ops', clusterRole: 'kubevirt.io:admin' }] }).roleBindings[0]?.clusterRole).toBe('kubevirt.io:admin')
    expect(codes(map([{ role: 'Admin' }], { ...MAPPED, roles: [{ role: 'Admin', clusterRole: null }] }))).toEqual(['role-none'])
  })

  it('of somebody who is not known on the target is listed with what to do', () => {
    const { roleBindings, unmapped } = map([{}, { role: 'Admin' }, { principal: 'VSPHERE.LOCAL\\vpxd', isGroup: false }], { principals: [] })
    expect(roleBindings).toEqual([])
    expect(unmapped.map(({ principal, roles, namespaces, reason }) => [principal, roles, namespaces, reason.code])).toEqual([
      ['CORP\\ops', ['Admin', 'VirtualMachineUser'], ['erp'], 'principal-unmapped'],
      ['VSPHERE.LOCAL\\vpxd', ['VirtualMachineUser'], ['erp'], 'principal-of-vcenter'],
    ])
  })

  it('of a user is one of a user, and the target may say otherwise', () => {
    expect(map([{ isGroup: false }]).roleBindings[0]?.subjects).toEqual([{ kind: 'User', name: 'erp-ops' }])
    expect(map([{ isGroup: false }], { principals: [{ principal: 'CORP\\ops', kind: 'Group', name: 'erp-ops' }] }).roleBindings[0]?.subjects).toEqual([{ kind: 'Group', name: 'erp-ops' }])
  })
})

it('without a file it is an open question', () => {
  expect(codes(map(null))).toEqual(['permissions-unknown'])
})
