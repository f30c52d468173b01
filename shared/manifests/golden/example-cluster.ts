import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { clusterPolicySchema } from '#shared/domain/target/cluster-policy.ts'

/** A plan whose target has everything written that is there by choice alone. */
export function withWholeCluster(plan: MigrationPlan): MigrationPlan {
  const cluster = clusterPolicySchema.parse({
    operators: { write: true, also: ['node-maintenance', 'metallb'] },
    virtualization: { memoryOvercommitPercent: 150, mergesMemory: true, bootImages: false, cpuAllocationRatio: 8, nodeSelector: { 'example.com/vms': 'yes' } },
    nodes: {
      autoSizingReserved: true,
      softEvictionPercent: 5,
      maxPods: 500,
      swapGib: 64,
      ntpServers: ['ntp1.example.com', '192.0.2.7'],
      disruptionPolicies: true,
      pools: [{ group: 'databases', topologyPolicy: 'single-numa-node', hugepages: { size: '1Gi', count: 128 } }],
    },
    remediation: { by: 'fence-agents', nodes: [{ name: 'worker-0', address: '192.0.2.10' }, { name: 'worker-1', address: 'bmc-1.example.com' }] },
    resourceOverride: { memoryRequestToLimitPercent: 50, cpuRequestToLimitPercent: 25, limitCpuToMemoryPercent: 200 },
    storageProfiles: true,
    backup: { bucket: 'oadp-backups', url: 'https://s3.example.com' },
    personas: { clusterAdmins: 'ocp-admins', virtualizationAdmins: 'vm-admins: all', vmUsers: 'vm-users' },
    compliance: true,
    loadAwareScheduler: { image: 'registry.example.com/scheduler-plugins/kube-scheduler:v0.34.1' },
    nodeFeatureRules: true,
    monitoring: { userWorkload: true, guestExporterPort: 9100 },
  })
  const { target } = plan
  return {
    ...plan,
    target: {
      ...target,
      features: { ...target.features, hyperConverged: true },
      storageClasses: [...target.storageClasses, { name: 'own-block', provisioner: 'csi.example.com', parameters: {}, isDefault: false, isDefaultForVirtualization: false, volumeMode: 'Block', accessMode: 'ReadWriteMany' }],
      placement: { ...target.placement, nodeGroups: [{ name: 'databases', clusters: ['PROD | 01'], isTainted: true }] },
      cluster,
    },
  }
}
