import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import { vmNetworksSchema } from '#shared/domain/target/vm-networks.ts'

/** A plan with an object of each kind of network that is there by choice alone. */
export function withNetworksByChoice(plan: MigrationPlan): MigrationPlan {
  return {
    ...plan,
    target: { ...plan.target, networks: vmNetworksSchema.parse({ sriov: [{ name: 'Fast_1', nics: ['ens5f0', 'ens5f1'], virtualFunctions: 16, mtu: 9000 }], isolated: [{ name: 'tenant-a', namespaces: ['prod-01'], subnet: '10.200.0.0/16' }] }) },
    attachments: [
      { name: 'vlan-0142-payments', namespace: 'prod-01', physicalNetworkName: 'physnet-vm', vlanId: 142, mtu: 1500, isClusterNetwork: true, portGroupNames: ['payments'] },
      { name: 'vlan-0142-payments', namespace: 'rhv-default', physicalNetworkName: 'physnet-vm', vlanId: 142, mtu: 1500, isClusterNetwork: true, portGroupNames: ['payments'] },
      { name: 'sriov-vlan-0150-feed', namespace: 'default', physicalNetworkName: 'Fast_1', vlanId: 150, mtu: null, sriov: { pool: 'Fast_1', isSpoofChecked: true }, portGroupNames: ['feed'] },
    ],
    security: {
      ...plan.security,
      policies: [
        { kind: 'MultiNetworkPolicy', direction: 'ingress', namespace: 'prod-01', name: 'web-in', attachments: ['prod-01/vlan-0142-payments'], vmNames: ['app01', 'yes-2f'], isSkeleton: false, allowed: [{ rules: ['Web: in'], cidrs: ['10.0.0.0/8', '10.1.2.3/32'], vms: [], ports: [{ protocol: 'TCP', port: 443, endPort: null }, { protocol: 'UDP', port: null, endPort: null }] }], comments: ['These rules let traffic in to some of the VMs, too, and are not, or not wholly, in policies: ping.'] },
        { kind: 'MultiNetworkPolicy', direction: 'egress', namespace: 'prod-01', name: 'web-names-out', attachments: ['prod-01/vlan-0142-payments'], vmNames: ['app01'], isSkeleton: false, allowed: [{ rules: ['Web: names'], cidrs: ['10.0.0.53/32'], vms: [], ports: [{ protocol: 'UDP', port: 53, endPort: null }] }], comments: [] },
        { kind: 'NetworkPolicy', direction: 'ingress', namespace: 'prod-01', name: 'db-pod', attachments: [], vmNames: ['db-a'], isSkeleton: false, allowed: [{ rules: ['DB'], cidrs: [], vms: [{ namespace: 'prod-01', names: ['app01'] }], ports: [{ protocol: 'TCP', port: 5432, endPort: 5440 }] }], comments: [] },
        { kind: 'NetworkPolicy', direction: 'ingress', namespace: 'rhv-default', name: 'skeleton-pod-network', attachments: [], vmNames: ['naive'], isSkeleton: true, allowed: [{ rules: [], cidrs: [], vms: [], ports: [] }], comments: [] },
      ],
    },
  }
}
