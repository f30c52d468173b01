import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import type { CheckCase } from './check-case.ts'
import { add, all, set } from './edit.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { type Target, targetSchema } from '#shared/domain/target/target.ts'
import { PLAN } from './manifest-fixtures.ts'

const MCO = 'machineconfiguration.openshift.io/v1'
const ROLE = 'machineconfiguration.openshift.io/role'
const KUBELET = 'KubeletConfig k'
const CONFIG = 'MachineConfig m'
const POLICY = 'Policy hub/p'

const object = (apiVersion: string, kind: string, name: string, rest: object = {}, namespace?: string): KubeObject => ({ apiVersion, kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }) }, ...rest })
const hyperConverged = (name: string, namespace: string, spec: object = {}): KubeObject => object('hco.kubevirt.io/v1beta1', 'HyperConverged', name, { spec }, namespace)
const descheduler = (profiles: readonly string[], name = 'cluster'): KubeObject => object('operator.openshift.io/v1', 'KubeDescheduler', name, { spec: { profiles } }, 'openshift-kube-descheduler-operator')
const machineConfig = (spec: object, role = 'worker'): KubeObject => ({ apiVersion: MCO, kind: 'MachineConfig', metadata: { name: 'm', labels: { [ROLE]: role } }, spec })
const ignition = (source: string, version = '3.4.0'): KubeObject => machineConfig({ config: { ignition: { version }, storage: { files: [{ path: '/etc/chrony.conf', contents: { source } }] } } })
const kubelet = (kubeletConfig: object, spec: object = {}): KubeObject => object(MCO, 'KubeletConfig', 'k', { spec: { machineConfigPoolSelector: { matchLabels: { 'pools.operator.machineconfiguration.openshift.io/worker': '' } }, kubeletConfig, ...spec } })
const pool = (name: string, roles: readonly string[]): KubeObject => ({ apiVersion: MCO, kind: 'MachineConfigPool', metadata: { name, labels: { pool: name } }, spec: { machineConfigSelector: { matchExpressions: [{ key: ROLE, operator: 'In', values: roles }] } } })
const swapOn = machineConfig({ config: { ignition: { version: '3.4.0' }, systemd: { units: [{ name: 'swap.service', contents: 'ExecStart=/usr/sbin/swapon /x' }] } } })
const policyWith = (definition: unknown, metadata: object = { name: 'p', annotations: { 'policy.open-cluster-management.io/disable-templates': 'true' } }, entry: object = {}): KubeObject =>
  object('policy.open-cluster-management.io/v1', 'Policy', 'p', { spec: { disabled: false, 'policy-templates': [{ objectDefinition: { apiVersion: 'policy.open-cluster-management.io/v1', kind: 'ConfigurationPolicy', metadata, spec: { 'object-templates': [{ complianceType: 'musthave', objectDefinition: definition, ...entry }] } } }] } }, 'hub')
const networkPolicy = (podSelector: object): KubeObject => object('networking.k8s.io/v1', 'NetworkPolicy', 'n', { spec: { podSelector } }, 'apps')

/** A target whose installation and mirror say this. */
const targetWith = (cluster: object): Target => targetSchema.parse({ ...makeTarget(), cluster })
const INSTALL = { clusterName: 'lisbon', baseDomain: 'example.com', machineNetwork: '192.0.2.0/24' }

/** Cases of what concerns the cluster: kinds, the places of objects, selectors, nodes, the descheduler, and policies of a fleet. */
export const CLUSTER_CASES: readonly CheckCase[] = [
  { id: 'kind-unknown', when: 'a kind is misspelt', change: add(object('forklift.konveyor.io/v1beta1', 'Plann', 'x', {}, 'openshift-mtv')), finds: [['Plann openshift-mtv/x', 'critical']] },
  { id: 'kind-unknown', when: 'a version does not exist', change: set('Plan', 'apiVersion', 'forklift.konveyor.io/v1beta2'), finds: [[PLAN, 'critical']] },
  { id: 'kind-unknown', when: 'a group is misspelt', change: set('Plan', 'apiVersion', 'forklift.konveyer.io/v1beta1'), finds: [[PLAN, 'critical']] },
  { id: 'kind-unknown', when: 'a kind has the wrong capitals', change: add(object('hco.kubevirt.io/v1', 'Hyperconverged', 'x', {}, 'openshift-cnv')), finds: [['Hyperconverged openshift-cnv/x', 'critical']] },
  { id: 'kind-unknown', when: 'a group whose kinds are all known has no such kind', change: add(object('nmstate.io/v1', 'Bridge', 'x')), finds: [['Bridge x', 'critical']] },
  { id: 'kind-unknown', when: 'kinds are others’, or MTV’s own', change: add(object('apps/v1', 'Deployment', 'x', {}, 'apps'), object('v1', 'ServiceAccount', 'x', {}, 'apps'), object('rbac.authorization.k8s.io/v1', 'Role', 'x', {}, 'apps'), object('forklift.konveyor.io/v1beta1', 'OvirtVolumePopulator', 'x', {}, 'apps'), object('upgrade.cattle.io/v1', 'Plan', 'x', {}, 'apps'), object('serving.knative.dev/v1', 'Service', 'x', {}, 'apps')), finds: [] },
  { id: 'singleton-place', when: 'all are where they belong', change: add(hyperConverged('kubevirt-hyperconverged', 'openshift-cnv'), descheduler([]), object('nmstate.io/v1', 'NMState', 'nmstate')), finds: [] },
  { id: 'singleton-place', when: 'names are wrong', change: add(hyperConverged('hco', 'openshift-cnv'), descheduler([], 'default'), object('nmstate.io/v1', 'NMState', 'x')), finds: [['HyperConverged openshift-cnv/hco', 'critical'], ['KubeDescheduler openshift-kube-descheduler-operator/default', 'critical'], ['NMState x', 'critical']] },
  { id: 'singleton-place', when: 'the namespace is wrong', change: add(hyperConverged('kubevirt-hyperconverged', 'default')), finds: [['HyperConverged default/kubevirt-hyperconverged', 'critical']] },
  { id: 'selector-invalid', when: 'keys and values select nothing', change: all(set('NodeNetworkConfigurationPolicy', 'spec.nodeSelector', { 'bad key!': '' }), set('Plan', 'spec.targetLabels', { tier: 'é' }), set('Plan', 'spec.targetNodeSelector', { rack: 3 })), finds: [['NodeNetworkConfigurationPolicy vm-networks', 'critical'], [PLAN, 'critical'], [PLAN, 'critical']] },
  { id: 'selector-invalid', when: 'a placement of nodes is below others', change: add(hyperConverged('kubevirt-hyperconverged', 'openshift-cnv', { workloads: { nodePlacement: { nodeSelector: { 'a b': 'x' } } } })), finds: [['HyperConverged openshift-cnv/kubevirt-hyperconverged', 'critical']] },
  { id: 'selector-invalid', when: 'expressions are wrong', change: add(networkPolicy({ matchExpressions: [{ key: 'a b', operator: 'In', values: ['x'] }, { key: 'a', operator: 'in', values: ['x'] }, { key: 'a', operator: 'Exists', values: ['x'] }, { key: 'a', operator: 'NotIn' }, { key: 'a', operator: 'In', values: ['x', 'é', 1] }] })), finds: [['NetworkPolicy apps/n', 'critical'], ['NetworkPolicy apps/n', 'critical'], ['NetworkPolicy apps/n', 'critical'], ['NetworkPolicy apps/n', 'critical'], ['NetworkPolicy apps/n', 'critical'], ['NetworkPolicy apps/n', 'critical']] },
  { id: 'selector-invalid', when: 'a Policy brings it', change: add(policyWith(networkPolicy({ matchLabels: { 'a b': 'x' } }))), finds: [[POLICY, 'critical']] },
  { id: 'selector-invalid', when: 'labels are sound, or templates', change: add(networkPolicy({ matchLabels: { 'example.com/a': 'x' }, matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }] }), object('v1', 'Service', 's', { spec: { selector: { a: '{{ .name }}' } } }, 'apps'), pool('databases', ['worker'])), finds: [] },
  { id: 'url-with-password', when: 'a Provider’s address bears one', change: set('Provider', 'spec.url', 'https://root:hunter2@vcenter.example.com/sdk'), finds: [['Provider openshift-mtv/vcenter', 'critical']] },
  { id: 'url-with-password', when: 'a text holds one, and SSH names a user', change: add(object('v1', 'ConfigMap', 'a', { data: { x: 'curl ftp://a:b@files.example.com/x' } }, 'apps'), object('v1', 'ConfigMap', 'b', { data: { x: 'ssh://git@example.com/x, https://example.com/@a, mail a@example.com' } }, 'apps')), finds: [['ConfigMap apps/a', 'critical']] },
  { id: 'pool-missing', when: 'a role and a pool are misspelt', change: add(machineConfig({}, 'workers'), kubelet({}, { machineConfigPoolSelector: { matchLabels: { 'pools.operator.machineconfiguration.openshift.io/workers': '' } } })), finds: [[CONFIG, 'warning'], [KUBELET, 'warning']] },
  { id: 'pool-missing', when: 'there is no role', change: add(object(MCO, 'MachineConfig', 'm', { spec: {} })), finds: [[CONFIG, 'critical']] },
  { id: 'pool-missing', when: 'the set has the pools', change: add(pool('databases', ['worker', 'databases']), machineConfig({}, 'databases'), kubelet({}, { machineConfigPoolSelector: { matchLabels: { pool: 'databases' } } })), finds: [] },
  { id: 'ignition-invalid', when: 'it can be read', change: add(ignition('data:,server%20ntp.example.com%0A'), machineConfig({ kernelArguments: ['psi=1'] }), ignition('data:text/plain;charset=utf-8;base64,c2VydmVyCg==')), finds: [] },
  { id: 'ignition-invalid', when: 'its version is not known', change: add(ignition('data:,x', '9.9.9')), finds: [[CONFIG, 'critical']] },
  { id: 'ignition-invalid', when: 'data URLs are broken', change: add(ignition('data:x'), ignition('data:,100%'), ignition('data:;base64,abc'), ignition('data:,a b'), ignition('server ntp')), finds: [[CONFIG, 'critical'], [CONFIG, 'critical'], [CONFIG, 'critical'], [CONFIG, 'critical'], [CONFIG, 'critical']] },
  { id: 'ignition-invalid', when: 'files and units have no place or name', change: add(machineConfig({ config: { ignition: { version: '3.4.0' }, storage: { files: [{ path: 'etc/x' }, { path: '/a' }, { path: '/a' }] }, systemd: { units: [{ name: 'x' }] } } })), finds: [[CONFIG, 'critical'], [CONFIG, 'critical'], [CONFIG, 'critical']] },
  { id: 'kubelet-config-contradiction', when: 'it says nothing twice', change: add(swapOn, kubelet({ failSwapOn: false, evictionSoft: { 'memory.available': '5%' }, evictionSoftGracePeriod: { 'memory.available': '1m30s' } }, { autoSizingReserved: true })), finds: [] },
  { id: 'kubelet-config-contradiction', when: 'it reserves in two ways', change: add(kubelet({ systemReserved: { memory: '1Gi' } }, { autoSizingReserved: true })), finds: [[KUBELET, 'critical']] },
  { id: 'kubelet-config-contradiction', when: 'a threshold has no grace, and a grace no threshold', change: add(kubelet({ evictionSoft: { 'memory.available': '5%' }, evictionSoftGracePeriod: { 'nodefs.available': '1m' } })), finds: [[KUBELET, 'critical'], [KUBELET, 'critical']] },
  { id: 'kubelet-config-contradiction', when: 'nodes have swap that it fails on', change: add(swapOn, kubelet({ failSwapOn: true })), finds: [[KUBELET, 'critical']] },
  { id: 'kubelet-config-contradiction', when: 'VMs are promised memory that takes swap', change: add(hyperConverged('kubevirt-hyperconverged', 'openshift-cnv', { higherWorkloadDensity: { memoryOvercommitPercentage: 150 } }), kubelet({ failSwapOn: true })), finds: [[KUBELET, 'critical']] },
  { id: 'kubelet-config-contradiction', when: 'there is no swap to fail on', change: add(kubelet({ failSwapOn: true })), finds: [] },
  { id: 'descheduler-profiles', when: 'the profile for VMs has what it goes by', change: add(descheduler(['KubeVirtRelieveAndMigrate']), machineConfig({ kernelArguments: ['psi=1'] })), finds: [] },
  { id: 'descheduler-profiles', when: 'one excludes it, and the kernel measures nothing', change: add(descheduler(['KubeVirtRelieveAndMigrate', 'LongLifecycle'])), finds: [['KubeDescheduler openshift-kube-descheduler-operator/cluster', 'critical'], ['KubeDescheduler openshift-kube-descheduler-operator/cluster', 'warning']] },
  { id: 'descheduler-profiles', when: 'node pools are elsewhere', target: { ...makeTarget(), controlPlane: 'hosted' }, change: add(descheduler(['KubeVirtRelieveAndMigrate']), machineConfig({ kernelArguments: ['psi=1'] })), finds: [['KubeDescheduler openshift-kube-descheduler-operator/cluster', 'information']] },
  { id: 'descheduler-profiles', when: 'node pools take it from a ConfigMap that is there', target: { ...makeTarget(), controlPlane: 'hosted' }, change: add(descheduler(['KubeVirtRelieveAndMigrate']), { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'psi', namespace: 'clusters' }, data: { config: 'apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\nspec:\n  kernelArguments:\n    - psi=1\n' } }), finds: [] },
  { id: 'descheduler-profiles', when: 'none is for VMs', change: add(descheduler(['LongLifecycle'])), finds: [] },
  { id: 'policy-object-invalid', when: 'a field is misspelt, one is missing', change: add(policyWith(descheduler([])), policyWith({ ...hyperConverged('kubevirt-hyperconverged', 'openshift-cnv'), spek: {} }), policyWith(object('forklift.konveyor.io/v1beta1', 'Provider', 'x', { spec: { secret: {} } }, 'openshift-mtv'))), finds: [[POLICY, 'critical'], [POLICY, 'warning']] },
  { id: 'policy-object-invalid', when: 'a name and a label are none', change: add(policyWith(object('v1', 'Namespace', 'Apps', { metadata: { name: 'Apps', labels: { tier: 'a b' } } }))), finds: [[POLICY, 'critical'], [POLICY, 'critical']] },
  { id: 'policy-object-invalid', when: 'a selector makes name and namespace', change: add(policyWith({ apiVersion: 'v1', kind: 'ResourceQuota', spec: { hard: { pods: '10' } } })), finds: [] },
  { id: 'policy-object-invalid', when: 'a kind is unknown, a field too new, or there is no object', mtv: '2.11', change: add(policyWith(object('hco.kubevirt.io/v1', 'Hyperconverged', 'x', {}, 'openshift-cnv')), policyWith({ ...object('forklift.konveyor.io/v1beta1', 'Plan', 'x', {}, 'openshift-mtv'), spec: { tagMapping: { disabled: true }, map: { network: {}, storage: {} }, provider: { source: {}, destination: {} }, targetNamespace: 'a', vms: [] } }), policyWith('x')), finds: [[POLICY, 'critical'], [POLICY, 'critical'], [POLICY, 'critical']] },
  { id: 'policy-object-invalid', when: 'templates make it, or it must not be there', change: add(policyWith({ ...hyperConverged('x', 'openshift-cnv'), spek: '{{ fromSecret }}' }, { name: 'p' }), policyWith({ ...hyperConverged('x', 'openshift-cnv'), spek: {} }, undefined, { complianceType: 'mustnothave' })), finds: [] },
  { id: 'target-contradiction', when: 'addresses are outside of their network, and releases of no channel', target: targetWith({ install: { ...INSTALL, apiVip: '198.51.100.2' }, disconnected: { registry: 'registry.example.com', maxVersion: '4.19.9' } }), finds: [['Target cluster.install.apiVip', 'critical'], ['Target cluster.disconnected.maxVersion', 'critical']] },
  { id: 'target-contradiction', when: 'all goes together', target: targetWith({ install: { ...INSTALL, apiVip: '192.0.2.2' }, disconnected: { registry: 'registry.example.com', minVersion: '4.22.1' } }), finds: [] },
]
