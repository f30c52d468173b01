import type { PlannedHyperConverged } from '#shared/domain/plan/hyper-converged.ts'
import type { TenancyPlan } from '#shared/domain/plan/tenancy.ts'

/** Quotas of both kinds, a RoleBinding, and a principal that nobody has mapped. */
export function exampleTenancy(): TenancyPlan {
  return {
    quotas: [
      { namespace: 'prod-01', kind: 'ApplicationAwareResourceQuota', hard: { 'requests.memory/vmi': '524101Mi', 'requests.cpu/vmi': '240' }, poolPath: '/DC1/PROD | 01/Resources/Critical', vmCount: 2, reasons: [{ code: 'quota-cpu', message: '63840 MHz are 24 cores at 2660 MHz.' }] },
      { namespace: 'rhv-default', kind: 'ResourceQuota', hard: { 'requests.memory': '9000Mi' }, poolPath: '/x', vmCount: 1, reasons: [] },
    ],
    roleBindings: [{ name: 'portolan-kubevirt-io-edit', namespace: 'prod-01', clusterRole: 'kubevirt.io:edit', subjects: [{ kind: 'Group', name: 'erp | ops' }, { kind: 'User', name: 'ann' }], because: ['CORP\\erp-ops has VirtualMachineUser on PROD | 01.'] }],
    unmapped: [{ principal: 'CORP\\dba', isGroup: true, roles: ['Admin'], namespaces: ['prod-01'], reason: { code: 'principal-unmapped', message: 'Nobody has said who CORP\\dba is on the target.' } }],
    findings: [{ code: 'permission-partial', message: 'In prod-01 these cover some of the VMs alone.' }],
  }
}

export const EXAMPLE_HYPER_CONVERGED: PlannedHyperConverged = {
  migrationsPerCluster: 5,
  outboundMigrationsPerNode: 2,
  liveMigrationNetwork: null,
  evictionStrategy: 'LiveMigrateIfPossible',
  defaultCpuModel: 'Haswell-noTSX',
  isVmQuotaEnabled: true,
  reasons: [{ code: 'migration-limits', message: '5 live migrations at a time and 2 from one node.' }],
}
