import type { ComputePlan } from '#shared/domain/plan/compute.ts'
import type { MigrationPlan, PlannedVm } from '#shared/domain/plan/migration-plan.ts'
import { targetSchema } from '#shared/domain/target/target.ts'
import { examplePlacement, SHARERS_TRAITS } from './example-placement.ts'
import { EXAMPLE_HYPER_CONVERGED, exampleTenancy } from './example-tenancy.ts'
import type { TargetVersions } from '#shared/domain/target/versions.ts'

/** A small plan with every turn that the manifests take, for the golden files; names are as awkward as real ones. */
export function examplePlan(versions: TargetVersions = { openshift: '4.22', mtv: '2.12' }): MigrationPlan {
  const target = targetSchema.parse({
    id: 'example',
    name: 'Example cluster',
    ...versions,
    storageClasses: [{ name: 'fast-block', provisioner: 'openshift-storage.rbd.csi.ceph.com', isDefaultForVirtualization: true }, { name: 'offloaded', provisioner: 'csi.trident.netapp.io', parameters: { backendType: 'ontap-san' } }],
    storage: { growthPercent: 10, policies: [] },
    physicalNetworks: [
      { name: 'physnet-vm', bridge: 'br-vm', uplinks: ['bond1'], mtu: 1500 },
      { name: 'physnet-mgmt', bridge: 'br-ex' },
    ],
    compute: { instanceTypes: 'exact', preferences: 'osmap', cpuModel: 'source', patches: true },
    placement: { carrier: 'plans', vsphereTags: ['Environment'] },
    permissions: { roleBindings: true },
    migration: { vddkImage: 'registry.example.com/vddk:8.0.3', hostNetworks: ['NFC | fast'] },
  })
  // MTV runs job templates from 2.12 on; the planner leaves them out of plans for older releases.
  const runsJobs = versions.mtv === '2.12'
  return {
    target,
    providers: [
      { sourceId: '6f4c1c0e-0000-4000-8000-000000000001', kind: 'vsphere', name: 'vcenter-a', url: 'https://vcenter-a.example.com/sdk', secretName: 'vcenter-a' },
      { sourceId: 'name:engine.example.com', kind: 'ovirt', name: 'engine', url: '', secretName: 'engine' },
    ],
    migrationHosts: [
      { name: 'vcenter-a-host-12', sourceId: '6f4c1c0e-0000-4000-8000-000000000001', providerName: 'vcenter-a', source: { id: 'host-12', name: 'esx-12.example.com' }, ipAddress: '198.51.100.12', reason: { code: 'host-address', message: 'The address of vmk2 on NFC | fast.' } },
      { name: 'vcenter-a-host-13', sourceId: '6f4c1c0e-0000-4000-8000-000000000001', providerName: 'vcenter-a', source: { id: 'host-13', name: 'esx-13.example.com' }, ipAddress: null, reason: { code: 'host-address-unknown', message: 'The inventory lists no vmkernel adapters of esx-13.example.com.' } },
    ],
    namespaces: [
      { name: 'prod-01', because: 'cluster PROD-01' },
      { name: 'rhv-default', because: 'cluster Default\nkind: Secret' },
    ],
    attachments: [
      { name: 'vlan-0142-payments', namespace: 'default', physicalNetworkName: 'physnet-vm', vlanId: 142, mtu: 1500, portGroupNames: ['payments', 'payments: {x}\n---'] },
      { name: 'untagged-lab', namespace: 'prod-01', physicalNetworkName: 'physnet-mgmt', vlanId: null, mtu: null, portGroupNames: ['Lab | net'] },
    ],
    plans: [
      {
        name: 'prod-01-warm',
        sourceId: '6f4c1c0e-0000-4000-8000-000000000001',
        providerName: 'vcenter-a',
        targetNamespace: 'prod-01',
        type: 'warm',
        vms: [{ ...vm('6f4c1c0e', 'vm-101', 'app01', 'app01'), instanceType: DEDICATED.name, hooks: [{ name: 'drain-load-balancer', step: 'PreHook' }, ...(runsJobs ? [{ name: 'change-ticket', step: 'PreHook' as const }] : []), { name: 'tell-monitoring', step: 'PostHook' }] }, { ...vm('6f4c1c0e', 'vm-102', ': yes', 'yes-2f'), instanceType: 'u1.medium' }],
        networkMap: [
          { portGroupId: 'pg1', source: { id: 'dvportgroup-21', name: 'payments' }, destination: { type: 'multus', namespace: 'default', name: 'vlan-0142-payments' } },
          { portGroupId: 'pg2', source: { name: 'DC1/network/Lab | net' }, destination: { type: 'multus', namespace: 'prod-01', name: 'untagged-lab' } },
          { portGroupId: 'pg3', source: { id: 'network-9', name: '0x1F' }, destination: { type: 'pod' } },
          { portGroupId: 'pg4', source: { id: 'network-10', name: 'heartbeat' }, destination: { type: 'ignored' } },
        ],
        storageMap: [{ datastoreId: 'ds1', source: { id: 'datastore-7', name: 'SAN_GOLD 01' }, storageClass: 'fast-block', volumeMode: 'Block', accessMode: 'ReadWriteMany' }],
        migrateSharedDisks: null,
        after: ['prod-01-sharers'],
        prerequisites: [],
        because: 'The VMs of cluster PROD-01: all that can move warm.',
      },
      {
        name: 'prod-01-sharers',
        sourceId: '6f4c1c0e-0000-4000-8000-000000000001',
        providerName: 'vcenter-a',
        targetNamespace: 'prod-01',
        type: 'cold',
        vms: [{ ...vm('6f4c1c0e', 'vm-201', 'db_a', 'db-a'), nicCount: 2, leftOutNics: [{ label: 'Network adapter 2', reason: { code: 'not-attached', message: 'It is attached to nothing.' } }] }],
        networkMap: [{ portGroupId: 'pg1', source: { id: 'dvportgroup-21', name: 'payments' }, destination: { type: 'multus', namespace: 'default', name: 'vlan-0142-payments' } }],
        storageMap: [{ datastoreId: 'ds1', source: { id: 'datastore-7', name: 'SAN_GOLD 01' }, storageClass: 'fast-block', volumeMode: 'Block', accessMode: 'ReadWriteMany' }],
        migrateSharedDisks: true,
        traits: SHARERS_TRAITS,
        after: [],
        prerequisites: [{ code: 'power-off', message: 'Power off db_a: it shares a disk.' }],
        because: 'Sharers of a disk, together and cold.',
      },
      {
        name: 'prod-01-cold-offload-storage-001',
        sourceId: '6f4c1c0e-0000-4000-8000-000000000001',
        providerName: 'vcenter-a',
        targetNamespace: 'prod-01',
        type: 'cold',
        vms: [{ ...vm('6f4c1c0e', 'vm-301', 'dwh | x', 'dwh-x'), nicCount: 0, mappedNicCount: 0 }],
        networkMap: [],
        storageMap: [{ datastoreId: 'ds1', source: { id: 'datastore-7', name: 'SAN_GOLD 01' }, storageClass: 'offloaded', volumeMode: 'Block', accessMode: 'ReadWriteMany', copyOffload: { vendor: 'ontap', secret: 'ontap-array' } }],
        migrateSharedDisks: null,
        after: [],
        prerequisites: [{ code: 'copy-offload', message: 'Its disks are copied by the array (ontap): make the Secret ontap-array.' }],
        because: 'By decision their disks go elsewhere than those of other VMs on the same datastores (SAN_GOLD 01 to offloaded).',
      },
      {
        name: 'rhv-default',
        sourceId: 'name:engine.example.com',
        providerName: 'engine',
        targetNamespace: 'rhv-default',
        type: 'cold',
        vms: [{ ...vm('engine', '5f1e7c2a-1111-4222-8333-444455556666', 'naïve 🧭', 'naive'), nicCount: 0, mappedNicCount: 0 }],
        networkMap: [],
        storageMap: [{ datastoreId: 'sd1', source: { id: '1e3', name: 'on' }, storageClass: 'fast-block', volumeMode: 'Block', accessMode: 'ReadWriteMany' }],
        migrateSharedDisks: null,
        after: [],
        prerequisites: [],
        because: 'The VMs of cluster Default.',
      },
    ],
    hooks: [
      { name: 'drain-load-balancer', step: 'PreHook', image: 'registry.example.com/hook-runner:1.4', playbook: '- hosts: localhost\n  tasks:\n    - debug: { msg: "Grüße" }\n', serviceAccount: 'hooks', deadlineSeconds: 600, applications: [], vms: [] },
      { name: 'tell-monitoring', step: 'PostHook', image: 'registry.example.com/tell:2', applications: [], vms: [] },
      ...(runsJobs ? [{ name: 'change-ticket', step: 'PreHook' as const, jobTemplate: { id: 42, name: 'Open: change', url: 'https://aap.example.com', timeoutSeconds: 900 }, tokenSecret: 'aap-example-com-token', applications: [], vms: [] }] : []),
    ],
    unplaced: [
      { vmId: 'v/vm-301', name: 'trunked | <b>x</b>', reasons: [{ code: 'network-open', message: 'For trunk-all the VLAN is open: decide on one.' }] },
      { vmId: 'v/vm-302', name: '`tick`', reasons: [{ code: 'network-open', message: 'For trunk-all the VLAN is open: decide on one.' }, { code: 'no-datastore', message: 'A disk is on no datastore.' }] },
    ],
    excluded: [{ vmId: 'v/vm-401', name: 'rhel9-template', isTemplate: true, reasons: [{ code: 'template', message: 'Templates are not migrated.' }] }],
    images: [
      { imageId: 'v/vm-401', name: 'rhel9-template', kind: 'template', datastoreName: 'SAN_GOLD 01', sizeMib: 40_960, owner: 'Platform | team', isToRebuild: true, reason: { code: 'template', message: 'MTV migrates no templates.' } },
      { imageId: 'v/datastore-9/file:iso/w2k22.iso', name: 'w2k22.iso', kind: 'iso', datastoreName: 'ISO', sizeMib: null, owner: null, isToRebuild: true, reason: { code: 'iso', message: 'MTV copies no ISO files.' } },
      { imageId: 'v/datastore-9', name: 'ISO', kind: 'isoDatastore', datastoreName: 'ISO', sizeMib: 5_120, owner: null, isToRebuild: false, reason: { code: 'listed-one-by-one', message: 'The image that is listed there has an entry of its own.' } },
    ],
    datastores: [{ datastoreId: 'ds1', name: 'SAN_GOLD 01', sourceId: 's', vmCount: 3, diskCount: 4, capacityMib: 2_202_010, destination: { storageClass: 'fast-block', volumeMode: 'Block', accessMode: 'ReadWriteMany' }, confidence: 'medium', reasons: [{ code: 'default', message: 'fast-block is the default.' }] }],
    storageOverrides: [
      {
        vmId: '6f4c1c0e/vm-301', name: 'dwh | x',
        datastores: [{ datastoreId: 'ds1', name: 'SAN_GOLD 01', sourceId: 's', vmCount: 3, diskCount: 4, capacityMib: 2_202_010, destination: { storageClass: 'offloaded', volumeMode: 'Block', accessMode: 'ReadWriteMany', copyOffload: { vendor: 'ontap', secret: 'ontap-array' } }, confidence: 'decided', reasons: [{ code: 'vm-decision', message: 'offloaded was chosen for dwh | x by decision.' }] }],
        refusals: [],
      },
      { vmId: '6f4c1c0e/vm-302', name: 'two', datastores: [], refusals: [{ code: 'disk-classes-differ', message: 'Its disks on SAN_GOLD 01 are to go to different places.' }] },
    ],
    storageClasses: [
      { name: 'fast-block', vms: 3, disks: 4, datastores: [{ datastoreId: 'ds1', provisionedMib: 2_202_010 }], provisionedMib: 2_202_010, disksWithoutSize: 0, overheadMib: 0, growthMib: 220_201, neededMib: 2_422_211, inUseMib: 1_000_000, disksWithoutUse: 1, thinDisks: 3, thinUnusedMib: 800_000, capacityMib: 2_097_152, fit: 'full' },
      { name: 'offloaded', vms: 1, disks: 1, datastores: [{ datastoreId: 'ds1', provisionedMib: 102_400 }], provisionedMib: 102_400, disksWithoutSize: 0, overheadMib: 0, growthMib: 10_240, neededMib: 112_640, inUseMib: 10_000, disksWithoutUse: 0, thinDisks: 0, thinUnusedMib: 0, capacityMib: null, fit: 'not-evaluated' },
    ],
    portGroups: [
      { portGroupId: 'pg1', name: 'payments', sourceId: 's', vmCount: 3, nicCount: 3, destination: { type: 'multus', attachmentName: 'vlan-0142-payments' }, confidence: 'high', reasons: [{ code: 'source-vlan', message: 'VLAN 142 as at the source.' }] },
      { portGroupId: 'pg5', name: 'trunk-all', sourceId: 's', vmCount: 2, nicCount: 2, destination: null, confidence: 'low', reasons: [{ code: 'vlan-trunk', message: 'It carries several VLANs.' }] },
    ],
    nodeNetworks: null,
    security: { hasRules: false, rules: [], policies: [], rulesByVm: new Map(), countsByVm: new Map(), open: [], notEvaluated: [] },
    compute: exampleCompute(),
    scheduling: {
      clusters: [
        {
          clusterId: '6f4c1c0e/domain-c8',
          name: 'PROD | 01',
          sourceId: '6f4c1c0e-0000-4000-8000-000000000001',
          vmCount: 3,
          balancing: { isWanted: true, mode: 'Automatic', threshold: 'AsymmetricMedium' },
          isHaEnabled: true,
          failoverHosts: 1,
          reasons: [{ code: 'drs-on', message: 'DRS is on in PROD | 01 (fullyAutomated, vmotion rate 3, which is migration threshold 3): VMs are migrated by themselves.' }],
        },
        { clusterId: 'engine/c-1', name: 'Default', sourceId: 'name:engine.example.com', vmCount: 1, balancing: null, isHaEnabled: null, failoverHosts: null, reasons: [{ code: 'policy-unknown', message: 'The inventory does not say by which policy Default schedules.' }] },
      ],
      descheduler: { mode: 'Automatic', threshold: 'AsymmetricMedium', evictionsTotal: 5, evictionsPerNode: 2 },
      reasons: [{ code: 'descheduler-chosen', message: 'Automatic with AsymmetricMedium, as 3 of the VMs to be migrated have it today (PROD | 01).' }],
      healthCheck: { isSetUp: true, reasons: [{ code: 'health-check', message: 'Nodes that fail are taken out of service, so that their VMs start elsewhere: HA restarts 3 of the VMs today (PROD | 01).' }] },
    },
    placement: examplePlacement(),
    tenancy: exampleTenancy(),
    hyperConverged: EXAMPLE_HYPER_CONVERGED,
    findings: [{ ruleId: 'example', subject: 'Plan openshift-mtv/prod-01-warm', severity: 'warning', message: 'Two VMs have no guest address.', remedy: null, data: {} }],
    notEvaluated: [{ ruleId: 'vmware.guestDisks.freespace', because: 'The inventory has no partitions.', vms: 4 }],
    assumptions: ['An absent VLAN id on a standard port group means untagged.'],
  }
}

function vm(source: string, id: string, name: string, targetName: string): PlannedVm {
  return { vmId: `${source}/${id}`, source: { id, name }, targetName, instanceType: null, diskCount: 2, nicCount: 1, mappedNicCount: 1, leftOutNics: [], capacityMib: 102_400 }
}

const DEDICATED = {
  name: 'portolan-4vcpu-6gi-dedicated-haswell-notsx', vcpus: 4, memoryMib: 6_144,
  isDedicatedCpu: true, isNumaPassedThrough: false, hugepages: null, overcommitPercent: null, cpuModel: 'Haswell-noTSX',
} as const

function exampleCompute(): ComputePlan {
  const numa = { ...DEDICATED, name: 'portolan-8vcpu-12346mi-dedicated-numa-pages2mi', vcpus: 8, memoryMib: 12_346, isNumaPassedThrough: true, hugepages: '2Mi', cpuModel: null } as const
  const none = { vmsWithType: 0, customTypes: 0, wasteVcpus: 0, wasteMib: 0, vmsUnknown: 0 }
  return {
    vms: [
      {
        vmId: '6f4c1c0e/vm-101', name: 'app01', sourceId: '6f4c1c0e-0000-4000-8000-000000000001', vcpus: 4, memoryMib: 6_000,
        instanceType: { type: 'custom', ...DEDICATED }, confidence: 'high', reasons: [{ code: 'exact', message: 'A size of its own.' }], waste: { vcpus: 0, memoryMib: 144 }, guestOs: 'Windows Server 2019',
        preference: { name: "it's-own", confidence: 'decided', carrier: 'patch', reasons: [{ code: 'decision', message: 'Decided.' }] },
        settings: [
          { code: 'eviction', carrier: 'patch', field: null, message: 'evictionStrategy None.', patch: { spec: { template: { spec: { evictionStrategy: 'None' } } } } },
          { code: 'nested-virtualization', carrier: 'patch', field: null, message: 'Nested.', patch: { spec: { template: { spec: { domain: { cpu: { features: [{ name: 'vmx', policy: 'optional' }] } } } } } } },
        ],
      },
    ],
    customTypes: [{ ...DEDICATED, vmCount: 1 }, { ...numa, vmCount: 2 }, { ...DEDICATED, name: 'portolan-1vcpu-1536mi-overcommit50', vcpus: 1, memoryMib: 1_536, isDedicatedCpu: false, overcommitPercent: 50, cpuModel: null, vmCount: 1 }],
    osMaps: [
      { sourceKind: 'vsphere', name: 'portolan-vsphere-osmap', entries: [['genericLinuxGuest', 'linux'], ['windows2019srv_64Guest', 'windows.2k19.virtio']] },
      { sourceKind: 'ovirt', name: 'portolan-ovirt-osmap', entries: [['rhel_9x64', 'rhel.9']] },
    ],
    waste: [{ policy: 'none', ...none }, { policy: 'best-fit', ...none, vmsWithType: 1, wasteVcpus: 0, wasteMib: 10_384 }, { policy: 'exact', ...none, vmsWithType: 1, customTypes: 1, wasteMib: 144 }],
    effectiveWaste: { ...none, vmsWithType: 1, customTypes: 1, wasteMib: 144 },
    advice: [{ code: 'eviction-cluster', message: '3 of 4 VMs cannot be migrated live: set evictionStrategy LiveMigrateIfPossible.' }],
  }
}
