import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { LaidOutGroup } from '#shared/domain/plan/node-network.ts'
import { clusterPolicySchema } from '#shared/domain/target/cluster-policy.ts'

const NICS = ['eno1', 'eno2'].map((name) => ({ name, speedMbps: 25_000 }))
/** Nodes with one bond for everything. */
const CONTROL_PLANE: LaidOutGroup = {
  name: 'nodes',
  nodeSelector: {},
  isProposed: true,
  bonds: [{ name: 'bond0', kind: 'kernel', mode: 'lacp', nics: NICS, traffic: ['cluster', 'vms'], isClusterOwned: true, mtu: 9000 }],
  bridges: [],
  hostInterfaces: [],
  mappings: [],
  clusterBridgeVlan: null,
  freeNics: [],
  switchPorts: [],
}

/** All that a target can ask for of its cluster; it wants a node group `databases`. */
export const WHOLE_CLUSTER = clusterPolicySchema.parse({
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
  storageModes: true,
  backup: { bucket: 'oadp-backups', url: 'https://s3.example.com' },
  personas: { clusterAdmins: 'ocp-admins', virtualizationAdmins: 'vm-admins: all', vmUsers: 'vm-users' },
  compliance: true,
  loadAwareScheduler: { image: 'registry.example.com/scheduler-plugins/kube-scheduler:v0.34.1' },
  nodeFeatureRules: true,
  monitoring: { userWorkload: true, guestExporterPort: 9100 },
  fleet: {
    remediation: 'enforce',
    gitops: { repository: 'https://git.example.com/virt/bundle.git', prefix: 'lisbon' },
    clusters: [
      { name: 'porto', storageClasses: { 'fast-block': 'porto-block' }, attachments: { 'vlan-0142-payments': { physicalNetwork: 'physnet-porto', vlanId: 242 } }, nodeSelector: { 'example.com/vms': 'yes' }, fencedNodes: [{ name: 'worker-0', address: '198.51.100.10' }], backup: { url: 'https://s3.porto.example.com' }, takesPlans: true },
      { name: 'faro' },
    ],
    observability: true,
  },
  syncWaves: true,
  defaultDeny: 'all',
  install: {
    clusterName: 'lisbon',
    baseDomain: 'example.com',
    machineNetwork: '192.0.2.0/24',
    apiVip: '192.0.2.2',
    ingressVip: '192.0.2.3',
    gateway: '192.0.2.1',
    dnsServers: ['192.0.2.53'],
    vlanId: 101,
    hosts: [
      { name: 'worker-0', role: 'worker' },
      { name: 'master-0', role: 'master', address: '192.0.2.20', rootDevice: '/dev/disk/by-path/pci-0000:00:1f.2-ata-1', macAddresses: { eno1: '00:11:22:AA:BB:01', eno2: '00:11:22:AA:BB:02' } },
    ],
  },
  disconnected: { registry: 'registry.example.com:8443/openshift', minVersion: '4.22.3', maxVersion: '4.22.9', images: ['registry.redhat.io/ubi9/ubi:latest'] },
})

/** A plan whose target has everything written that is there by choice alone. */
export function withWholeCluster(plan: MigrationPlan): MigrationPlan {
  const { target } = plan
  return {
    ...plan,
    target: {
      ...target,
      features: { ...target.features, hyperConverged: true, nodeHealthCheck: true },
      storageClasses: [...target.storageClasses, { name: 'own-block', provisioner: 'csi.example.com', parameters: {}, isDefault: false, isDefaultForVirtualization: false, volumeMode: 'Block', accessMode: 'ReadWriteMany' }],
      placement: { ...target.placement, nodeGroups: [{ name: 'databases', clusters: ['PROD | 01'], isTainted: true }] },
      cluster: WHOLE_CLUSTER,
    },
    nodeNetworks: { groups: [CONTROL_PLANE], policies: [{ name: 'portolan-nodes', group: 'nodes', nodeSelector: { 'node-role.kubernetes.io/worker': '' }, desiredState: { ovn: { 'bridge-mappings': [{ localnet: 'physnet-mgmt', bridge: 'br-ex', state: 'present' }] } }, comments: ['The VM networks of the nodes.'] }], liveMigration: null, transfer: null, bandwidthMbpsPerMigration: null, problems: [], bandwidth: [] },
  }
}
