import type { KubeMetadata, KubeObject } from '#shared/domain/plan/kube-object.ts'
import type { CheckCase } from './check-case.ts'
import { add, all, push, replace, set, unset } from './edit.ts'
import { clusterPolicySchema } from '#shared/domain/target/cluster-policy.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { ATTACHMENT, makeAttachment, makePlan, NETWORK_MAP, PLAN, POLICY, STORAGE_MAP } from './manifest-fixtures.ts'

const MTV = 'Subscription openshift-mtv/mtv-operator'
const SECRET = 'Secret openshift-mtv/vcenter-credentials'
const hook = (playbook: string) => ({ apiVersion: 'forklift.konveyor.io/v1beta1', kind: 'Hook', metadata: { name: 'h', namespace: 'openshift-mtv' }, spec: { image: 'quay.io/x', playbook } })
const jobHook = (spec: object) => ({ apiVersion: 'forklift.konveyor.io/v1beta1', kind: 'Hook', metadata: { name: 'job', namespace: 'openshift-mtv' }, spec })
const HOST = 'Host openshift-mtv/esx'
const esxHost = (spec: object) => ({ apiVersion: 'forklift.konveyor.io/v1beta1', kind: 'Host', metadata: { name: 'esx', namespace: 'openshift-mtv' }, spec: { id: 'host-1', ipAddress: '198.51.100.1', provider: { name: 'vcenter', namespace: 'openshift-mtv' }, secret: { name: 'esx', namespace: 'openshift-mtv' }, ...spec } })
const osMap = (preference: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'own-osmap', namespace: 'openshift-mtv' }, data: { rhel9_64Guest: preference } })

const ontoBrEx = set('NodeNetworkConfigurationPolicy', 'spec.desiredState.ovn.bridge-mappings', [{ localnet: 'physnet', bridge: 'br-ex' }])
const agentConfig = (interfaces: object[], routes: object[] = []) => add({ apiVersion: 'v1beta1', kind: 'AgentConfig', metadata: { name: 'lisbon' }, rendezvousIP: '192.0.2.10', hosts: [{ hostname: 'a' }, { hostname: 'b', networkConfig: { interfaces, routes: { config: routes } } }] })
const vlan100 = (addresses: object) => ({ name: 'bond0.100', type: 'vlan', vlan: { 'base-iface': 'bond0', id: 100 }, ...addresses })
const taggedTarget = (bridge: string) => makeTarget({ physicalNetworks: [{ name: 'physnet', bridge, uplinks: [] }], cluster: clusterPolicySchema.parse({ install: { clusterName: 'c', baseDomain: 'example.com', machineNetwork: '192.0.2.0/24', vlanId: 100 } }) })
const gatewayBy = (name: string) => [{ destination: '0.0.0.0/0', 'next-hop-address': '192.0.2.1', 'next-hop-interface': name }]

/** Cases that need nothing but manifests: their shape, names, references and versions. */
export const MANIFEST_CASES: readonly CheckCase[] = [
  { id: 'unknown-field', when: 'a field is misspelt', change: set('Plan', 'spec.targetNamepsace', 'x'), finds: [[PLAN, 'critical']] },
  { id: 'unknown-field', when: 'a text is a number and one is missing', change: set('StorageMap', 'spec.map.0.destination', { volumeMode: 3 }), finds: [[STORAGE_MAP, 'critical'], [STORAGE_MAP, 'critical']] },
  { id: 'unknown-field', when: 'not every release refuses a setting of MTV', change: add({ apiVersion: 'forklift.konveyor.io/v1beta1', kind: 'ForkliftController', metadata: { name: 'forklift-controller', namespace: 'openshift-mtv' }, spec: { vsphere_osmap_configmap_names: 'x', feature_ui_plugin: true, controller_max_vm_inflight: 0, virt_v2v_container_limits_memory: '4GB' } }), finds: [['ForkliftController openshift-mtv/forklift-controller', 'warning'], ['ForkliftController openshift-mtv/forklift-controller', 'warning'], ['ForkliftController openshift-mtv/forklift-controller', 'warning'], ['ForkliftController openshift-mtv/forklift-controller', 'warning']] },
  { id: 'unknown-field', when: 'a kind is not known', change: add({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'x', namespace: 'apps' } }), finds: [], isNotEvaluated: true },
  { id: 'field-newer-than-target', when: 'tagMapping in 2.11', mtv: '2.11', change: set('Plan', 'spec.tagMapping', { disabled: true }), finds: [[PLAN, 'critical']] },
  { id: 'field-newer-than-target', when: 'tagMapping in 2.12', change: set('Plan', 'spec.tagMapping', { disabled: true }), finds: [] },
  { id: 'name-invalid', when: 'a name has an upper-case letter', change: set('Namespace', 'metadata.name', 'Apps'), finds: [['Namespace Apps', 'critical']] },
  { id: 'name-invalid', when: 'a namespace has a dot, which a Plan may have', change: all(set('Namespace', 'metadata.name', 'a.b'), set('Plan', 'metadata.name', 'a.b')), finds: [['Namespace a.b', 'critical']] },
  { id: 'name-invalid', when: 'metadata is missing', change: unset('Plan', 'metadata'), finds: [['Plan (no name)', 'critical'], ['Plan (no name)', 'critical']] },
  { id: 'name-invalid', when: 'a namespace stands on a cluster-scoped kind', change: set('Namespace', 'metadata.namespace', 'x'), finds: [['Namespace x/apps', 'critical']] },
  { id: 'name-invalid', when: 'labels and annotations are wrong', change: all(set('Plan', 'metadata.labels', { 'a b': 'x', ok: 'é', big: 'x'.repeat(64) }), set('Plan', 'metadata.annotations', { n: 3, free: 'any text: é' })), finds: [[PLAN, 'critical'], [PLAN, 'critical'], [PLAN, 'critical'], [PLAN, 'critical']] },
  { id: 'name-invalid', when: 'a prefix has a capital, which annotations may have', change: all(set('Plan', 'metadata.labels', { 'Example.com/a': 'x' }), set('Namespace', 'metadata.annotations', { 'Example.com/a': 'x' })), finds: [[PLAN, 'critical']] },
  { id: 'name-invalid', when: 'an empty namespace is as good as none', change: set('Namespace', 'metadata.namespace', ''), finds: [] },
  { id: 'osmap-preference-unknown', when: 'a map has lost its name', change: add({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: 'apps' } as KubeMetadata }), finds: [] },
  { id: 'object-twice', when: 'a plan is there twice', change: add(makePlan('apps', [])), finds: [[PLAN, 'critical']] },
  { id: 'object-twice', when: 'two kinds bear one name', change: add({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'vcenter-credentials', namespace: 'openshift-mtv' } }), finds: [] },
  { id: 'namespace-missing', when: 'the target namespace is not made', change: set('Plan', 'spec.targetNamespace', 'shop'), finds: [[PLAN, 'warning']] },
  { id: 'namespace-missing', when: 'an attachment’s namespace is not made, or is the cluster’s own', change: add(makeAttachment('a', 'shop', {}), makeAttachment('b', 'openshift-cnv', {})), finds: [['NetworkAttachmentDefinition shop/a', 'warning']] },
  { id: 'secret-with-data', when: 'a password is filled in', change: set('Secret', 'stringData.password', 'hunter2'), finds: [[SECRET, 'critical']] },
  { id: 'secret-with-data', when: 'data is filled in', change: set('Secret', 'data', { user: 'YWRtaW4=' }), finds: [[SECRET, 'critical']] },
  { id: 'secret-with-data', when: 'the address bears a password', change: set('Secret', 'stringData.url', 'https://admin:pw@vc/sdk'), finds: [[SECRET, 'critical']] },
  { id: 'reference-without-namespace', when: 'a map has no namespace', change: unset('Plan', 'spec.map.network.namespace'), finds: [[PLAN, 'critical']] },
  { id: 'reference-without-namespace', when: 'a Provider’s secret is empty', change: set('Provider', 'spec.secret', {}), finds: [['Provider openshift-mtv/vcenter', 'critical']] },
  { id: 'reference-without-namespace', when: 'a hook and an attachment have none', change: all(set('Plan', 'spec.vms.0.hooks', [{ step: 'PreHook', hook: { name: 'h' } }]), set('NetworkMap', 'spec.map.0.destination.namespace', '')), finds: [[NETWORK_MAP, 'critical'], [PLAN, 'critical']] },
  { id: 'reference-not-found', when: 'the storage map is gone', change: replace('StorageMap'), finds: [[PLAN, 'critical']] },
  { id: 'reference-not-found', when: 'the attachment is gone', change: replace('NetworkAttachmentDefinition'), finds: [[NETWORK_MAP, 'critical']] },
  { id: 'reference-not-found', when: 'a user-defined network makes the attachment', change: replace('NetworkAttachmentDefinition', { apiVersion: 'k8s.ovn.org/v1', kind: 'ClusterUserDefinedNetwork', metadata: { name: 'net-33' } }), finds: [] },
  { id: 'reference-not-found', when: 'a Provider is in another namespace', change: set('Plan', 'spec.provider.source.namespace', 'other'), finds: [[PLAN, 'critical']] },
  { id: 'provider-not-per-source', when: 'a map is of another Provider', change: set('NetworkMap', 'spec.provider.source.name', 'vcenter-2'), finds: [[PLAN, 'critical']] },
  { id: 'provider-not-per-source', when: 'two Providers have one address', change: add({ apiVersion: 'forklift.konveyor.io/v1beta1', kind: 'Provider', metadata: { name: 'again', namespace: 'openshift-mtv' }, spec: { type: 'vsphere', url: 'https://vcenter.example.com/sdk', secret: { name: 's', namespace: 'openshift-mtv' } } }), finds: [['Provider openshift-mtv/again', 'warning']] },
  { id: 'hook-playbook-not-base64', when: 'the playbook is plain', change: add(hook('- hosts: all')), finds: [['Hook openshift-mtv/h', 'critical']] },
  { id: 'hook-playbook-not-base64', when: 'the playbook is encoded, with line breaks', change: add(hook('LSBob3N0\nczogYWxs\n')), finds: [] },
  { id: 'hook-playbook-not-base64', when: 'the padding is missing', change: add(hook('LSBob3N0cw=')), finds: [['Hook openshift-mtv/h', 'critical']] },
  { id: 'hook-runner', when: 'it runs nothing', change: add(jobHook({})), finds: [['Hook openshift-mtv/job', 'critical']] },
  { id: 'hook-runner', when: 'it runs a job template, with its own platform', change: add(jobHook({ aap: { jobTemplateId: 1, url: 'https://aap.example.com', tokenSecret: { name: 't', namespace: 'openshift-mtv' } } })), finds: [] },
  { id: 'hook-runner', when: 'it runs a job template of the platform of MTV', change: add(jobHook({ aap: { jobTemplateId: 1 } })), finds: [] },
  { id: 'hook-runner', when: 'it has an address and no token', change: add(jobHook({ aap: { jobTemplateId: 1, url: 'https://aap.example.com' } })), finds: [['Hook openshift-mtv/job', 'critical']] },
  { id: 'hook-runner', when: 'it has an image as well', change: add(jobHook({ image: 'quay.io/x', aap: { jobTemplateId: 1 } })), finds: [['Hook openshift-mtv/job', 'critical']] },
  { id: 'provider-not-per-source', when: 'the addresses of two are not known', change: all(set('Provider', 'spec.url', 'https://fill-in.invalid/sdk'), add({ apiVersion: 'forklift.konveyor.io/v1beta1', kind: 'Provider', metadata: { name: 'second', namespace: 'openshift-mtv' }, spec: { type: 'vsphere', url: 'https://fill-in.invalid/sdk', secret: { name: 's', namespace: 'openshift-mtv' } } })), finds: [] },
  { id: 'provider-secret', when: 'it is named otherwise than its template', change: set('Provider', 'spec.secret.name', 'vcenter-credential'), finds: [['Provider openshift-mtv/vcenter', 'warning']] },
  { id: 'provider-secret', when: 'it has lost a key, and the certificate', change: set('Secret', 'stringData', { user: '<user>', Password: '<password>' }), finds: [[SECRET, 'critical'], [SECRET, 'warning']] },
  { id: 'provider-secret', when: 'the set has no Secret', change: replace('Secret'), finds: [] },
  { id: 'provider-secret', when: 'the certificate is not looked at', change: set('Secret', 'stringData', { user: '<user>', password: '<password>', insecureSkipVerify: 'true' }), finds: [] },
  { id: 'provider-address', when: 'the type is misspelt', change: set('Provider', 'spec.type', 'vshpere'), finds: [['Provider openshift-mtv/vcenter', 'critical']] },
  { id: 'provider-address', when: 'there is no address', change: unset('Provider', 'spec.url'), finds: [['Provider openshift-mtv/vcenter', 'critical']] },
  { id: 'provider-address', when: 'the address is none', change: set('Provider', 'spec.url', 'vcenter.example.com/sdk'), finds: [['Provider openshift-mtv/vcenter', 'critical']] },
  { id: 'provider-address', when: 'it is to be filled in', change: set('Provider', 'spec.url', 'https://fill-in.invalid/sdk'), finds: [['Provider openshift-mtv/vcenter', 'warning']] },
  { id: 'provider-address', when: 'the path is another’s', change: set('Provider', 'spec.url', 'https://[2001:db8::1]:8443/ui'), finds: [['Provider openshift-mtv/vcenter', 'warning']] },
  { id: 'provider-address', when: 'it is an engine', change: all(set('Provider', 'spec.type', 'ovirt'), set('Provider', 'spec.url', 'https://engine.example.com/ovirt-engine/api/')), finds: [] },
  { id: 'provider-address', when: 'it is the cluster itself', change: all(set('Provider', 'spec.type', 'openshift'), set('Provider', 'spec.url', '')), finds: [] },
  { id: 'host-address', when: 'it has one', change: add(esxHost({})), finds: [] },
  { id: 'host-address', when: 'it is to be filled in', change: add(esxHost({ ipAddress: '<address>' })), finds: [[HOST, 'warning']] },
  { id: 'host-address', when: 'it is empty, and no host is named', change: add(esxHost({ ipAddress: '', id: '' })), finds: [[HOST, 'critical'], [HOST, 'critical']] },
  { id: 'host-address', when: 'its Provider is an engine', change: all(set('Provider', 'spec.type', 'ovirt'), add(esxHost({}))), finds: [[HOST, 'critical']] },
  { id: 'instance-type-unknown', when: 'it is in the release', change: set('Plan', 'spec.vms.0.instanceType', 'u1.medium'), finds: [] },
  { id: 'instance-type-unknown', when: 'it is in a later release', openshift: '4.20', change: set('Plan', 'spec.vms.0.instanceType', 'd1.medium'), finds: [[PLAN, 'critical']] },
  { id: 'instance-type-unknown', when: 'nobody knows it', change: set('Plan', 'spec.vms.0.instanceType', 'own.huge'), finds: [[PLAN, 'warning']] },
  { id: 'instance-type-unknown', when: 'the set has it', change: all(set('Plan', 'spec.vms.0.instanceType', 'own.huge'), add({ apiVersion: 'instancetype.kubevirt.io/v1beta1', kind: 'VirtualMachineClusterInstancetype', metadata: { name: 'own.huge' }, spec: { cpu: { guest: 64 }, memory: { guest: '1Ti' } } })), finds: [] },
  { id: 'osmap-preference-unknown', when: 'the release has it', change: add(osMap('rhel.9')), finds: [] },
  { id: 'osmap-preference-unknown', when: 'no release has it', change: add(osMap('centos.7')), finds: [['ConfigMap openshift-mtv/own-osmap', 'warning']] },
  { id: 'preserve-cluster-cpu-model', when: 'it is set on a plan from vSphere', change: set('Plan', 'spec.preserveClusterCpuModel', true), finds: [[PLAN, 'critical']] },
  { id: 'preserve-cluster-cpu-model', when: 'it is set on a plan from oVirt', change: all(set('Plan', 'spec.preserveClusterCpuModel', true), set('Provider', 'spec.type', 'ovirt')), finds: [] },
  { id: 'vddk-and-offload-mixed', when: 'one row of two is offloaded', change: push('StorageMap', 'spec.map', { source: { id: 'datastore-2' }, destination: { storageClass: 'x' }, offloadPlugin: { vsphereXcopyConfig: {} } }), finds: [[STORAGE_MAP, 'critical']] },
  { id: 'vddk-and-offload-mixed', when: 'all rows are offloaded', change: set('StorageMap', 'spec.map.0.offloadPlugin', { vsphereXcopyConfig: {} }), finds: [] },
  { id: 'warm-without-vddk', when: 'the Provider names no image', change: set('Plan', 'spec.type', 'warm'), finds: [[PLAN, 'critical']] },
  { id: 'warm-without-vddk', when: 'warm is spelt the old way', change: all(unset('Plan', 'spec.type'), set('Plan', 'spec.warm', true)), finds: [[PLAN, 'critical']] },
  { id: 'warm-without-vddk', when: 'the Provider names an image', change: all(set('Plan', 'spec.type', 'warm'), set('Provider', 'spec.settings.vddkInitImage', 'registry/vddk:8')), finds: [] },
  { id: 'nad-config', when: 'it is no JSON', change: set('NetworkAttachmentDefinition', 'spec.config', '{'), finds: [[ATTACHMENT, 'critical']] },
  { id: 'nad-config', when: 'it is missing', change: unset('NetworkAttachmentDefinition', 'spec'), finds: [[ATTACHMENT, 'critical']] },
  { id: 'nad-config', when: 'the VLAN is 4095 and the version missing', change: replace('NetworkAttachmentDefinition', makeAttachment('net-33', 'default', { vlanID: 4095, cniVersion: undefined })), finds: [[ATTACHMENT, 'critical'], [ATTACHMENT, 'critical']] },
  { id: 'nad-config', when: 'netAttachDefName is another’s', change: replace('NetworkAttachmentDefinition', makeAttachment('net-33', 'default', { netAttachDefName: 'x/net-33' })), finds: [[ATTACHMENT, 'critical']] },
  { id: 'nad-config', when: 'one network name has two VLANs', change: add(makeAttachment('b', 'default', { name: 'net-33', vlanID: 34 })), finds: [['NetworkAttachmentDefinition default/b', 'critical']] },
  { id: 'nad-config', when: 'one network name has one configuration', change: add(makeAttachment('b', 'default', { vlanID: 33, name: 'net-33' })), finds: [] },
  { id: 'nad-config', when: 'a bridge plug-in is the first of several', change: add(makeAttachment('c', 'default', { type: undefined, plugins: [{ type: 'bridge', vlan: 0 }] })), finds: [['NetworkAttachmentDefinition default/c', 'critical']] },
  { id: 'nad-config', when: 'VMs are mapped onto a macvlan', change: replace('NetworkAttachmentDefinition', makeAttachment('net-33', 'default', { type: 'macvlan', ipam: { type: 'whereabouts' } })), finds: [[ATTACHMENT, 'critical']] },
  { id: 'nad-config', when: 'VMs are to get addresses from whereabouts', change: replace('NetworkAttachmentDefinition', makeAttachment('net-33', 'default', { ipam: { type: 'whereabouts' } })), finds: [[ATTACHMENT, 'critical']] },
  { id: 'nad-config', when: 'only pods use a macvlan', change: add(makeAttachment('migration', 'openshift-cnv', { type: 'macvlan', ipam: { type: 'whereabouts' } })), finds: [] },
  { id: 'localnet-not-mapped', when: 'it is mapped', change: add(makeAttachment('b', 'default', { name: 'b', physicalNetworkName: 'physnet-ex' })), finds: [] },
  { id: 'localnet-not-mapped', when: 'two attachments are on one that is not', change: all(add(makeAttachment('b', 'default', { name: 'b', physicalNetworkName: 'other' })), add(makeAttachment('c', 'default', { name: 'c', physicalNetworkName: 'other' }))), finds: [['NetworkAttachmentDefinition default/b', 'warning']] },
  { id: 'localnet-not-mapped', when: 'its mapping goes', change: set('NodeNetworkConfigurationPolicy', 'spec.desiredState.ovn.bridge-mappings', [{ localnet: 'physnet', bridge: 'br-vm', state: 'absent' }]), finds: [[ATTACHMENT, 'warning']] },
  { id: 'localnet-not-mapped', when: 'it is a Linux bridge', change: add(makeAttachment('d', 'default', { type: 'bridge', topology: undefined, physicalNetworkName: undefined })), finds: [] },
  { id: 'vlan-tagged-twice', when: 'hosts are installed on a VLAN, and VMs are in another on br-ex', change: all(ontoBrEx, agentConfig([vlan100({})], gatewayBy('bond0.100'))), finds: [[ATTACHMENT, 'critical']] },
  { id: 'vlan-tagged-twice', when: 'DHCP brings the route', change: all(ontoBrEx, agentConfig([vlan100({ ipv4: { enabled: true, dhcp: true } })])), finds: [[ATTACHMENT, 'critical']] },
  { id: 'vlan-tagged-twice', when: 'VMs have no VLAN', change: all(ontoBrEx, agentConfig([vlan100({})], gatewayBy('bond0.100')), replace('NetworkAttachmentDefinition', makeAttachment('net-33', 'default', {}))), finds: [[ATTACHMENT, 'warning']] },
  { id: 'vlan-tagged-twice', when: 'the VLAN is not the way out', change: all(ontoBrEx, agentConfig([vlan100({})], gatewayBy('bond0'))), finds: [] },
  { id: 'vlan-tagged-twice', when: 'VMs have a bridge of their own', change: agentConfig([vlan100({})], gatewayBy('bond0.100')), finds: [] },
  { id: 'vlan-tagged-twice', when: 'a user-defined network is on it', change: all(ontoBrEx, agentConfig([vlan100({})], gatewayBy('bond0.100')), replace('NetworkAttachmentDefinition', { apiVersion: 'k8s.ovn.org/v1', kind: 'ClusterUserDefinedNetwork', metadata: { name: 'net-33' }, spec: { network: { topology: 'Localnet', localnet: { role: 'Secondary', physicalNetworkName: 'physnet', vlan: { mode: 'Access', access: { id: 33 } } } } } })), finds: [['ClusterUserDefinedNetwork net-33', 'critical']] },
  { id: 'vlan-tagged-twice', when: 'the target says the VLAN, and the bridge', target: taggedTarget('br-ex'), change: set('NodeNetworkConfigurationPolicy', 'spec.desiredState.ovn.bridge-mappings', []), finds: [[ATTACHMENT, 'critical']] },
  { id: 'vlan-tagged-twice', when: 'the target says another bridge than the policy', target: taggedTarget('br-ex'), finds: [] },
  { id: 'nncp', when: 'names are too long', change: all(set('NodeNetworkConfigurationPolicy', 'spec.desiredState.interfaces.0.bridge.port', [{ name: 'bond0', 'link-aggregation': { mode: 'balance-slb', port: [{ name: 'eno1' }, { name: 'enp100s100f1np12' }] } }]), push('NodeNetworkConfigurationPolicy', 'spec.desiredState.interfaces', { name: 'bond1-storage-102', type: 'vlan', vlan: { 'base-iface': 'bond1', id: 102 } })), finds: [[POLICY, 'critical'], [POLICY, 'critical']] },
  { id: 'nncp', when: 'the bridge is not made', change: set('NodeNetworkConfigurationPolicy', 'spec.desiredState.interfaces', []), finds: [[POLICY, 'critical']] },
  { id: 'nncp', when: 'br-ex is changed', change: push('NodeNetworkConfigurationPolicy', 'spec.desiredState.interfaces', { name: 'br-ex', type: 'ovs-bridge', state: 'up', bridge: { port: [] } }), finds: [[POLICY, 'critical'], [POLICY, 'warning']] },
  { id: 'nncp', when: 'a VLAN is larger than its bond', change: push('NodeNetworkConfigurationPolicy', 'spec.desiredState.interfaces', { name: 'bond1', type: 'bond', mtu: 1500, 'link-aggregation': { mode: 'active-backup', port: ['eno1', 'eno2'] } }, { name: 'bond1.102', type: 'vlan', mtu: 9000, vlan: { 'base-iface': 'bond1', id: 102 } }), finds: [[POLICY, 'critical']] },
  { id: 'nncp', when: 'there is no state', change: unset('NodeNetworkConfigurationPolicy', 'spec.desiredState'), finds: [] },
  { id: 'nncp', when: 'a localnet is mapped twice, one is bad, one goes', change: push('NodeNetworkConfigurationPolicy', 'spec.desiredState.ovn.bridge-mappings', { localnet: 'physnet', bridge: 'br-ex' }, { localnet: 'a,b', bridge: 'br-ex' }, { localnet: 'old', bridge: 'gone', state: 'absent' }), finds: [[POLICY, 'critical'], [POLICY, 'critical']] },
  { id: 'transfer-network', when: 'its attachment has no route', change: set('Plan', 'spec.transferNetwork', { name: 'net-33', namespace: 'default' }), finds: [[PLAN, 'warning']] },
  { id: 'transfer-network', when: 'its attachment says none', change: all(set('Plan', 'spec.transferNetwork', { name: 'net-33', namespace: 'default' }), set('NetworkAttachmentDefinition', 'metadata.annotations', { 'forklift.konveyor.io/route': 'none' })), finds: [] },
  { id: 'transfer-network', when: 'it is out of reach and not in the set', change: set('Plan', 'spec.transferNetwork', { name: 'x', namespace: 'other' }), finds: [[PLAN, 'critical'], [PLAN, 'warning']] },
  { id: 'attachment-out-of-reach', when: 'it is in another namespace', change: set('NetworkMap', 'spec.map.0.destination.namespace', 'other'), finds: [[PLAN, 'critical']] },
  { id: 'attachment-out-of-reach', when: 'it is in the target namespace', change: set('NetworkMap', 'spec.map.0.destination.namespace', 'apps'), finds: [] },
  { id: 'vm-twice', when: 'it is twice in a plan', change: push('Plan', 'spec.vms', { id: 'vm-1', targetName: 'other' }), finds: [[PLAN, 'critical']] },
  { id: 'vm-twice', when: 'it is in two plans', change: add(makePlan('second', ['vm-1'])), finds: [['Plan openshift-mtv/second', 'critical']] },
  { id: 'vm-twice', when: 'two sources have the same id', change: add(makePlan('second', ['vm-1'], { provider: { source: { name: 'other', namespace: 'openshift-mtv' } } })), finds: [] },
  { id: 'target-name-duplicate', when: 'two plans give one name in a namespace', change: all(set('Plan', 'spec.vms.0.targetName', 'server-vm-2'), add(makePlan('second', ['vm-2']))), finds: [['Plan openshift-mtv/second', 'critical']] },
  { id: 'target-name-duplicate', when: 'the namespaces differ', change: all(set('Plan', 'spec.vms.0.targetName', 'server-vm-2'), add(makePlan('second', ['vm-2'], { targetNamespace: 'shop' }))), finds: [] },
  { id: 'target-name-invalid', when: 'it has a dot', change: set('Plan', 'spec.vms.0.targetName', 'a.b'), finds: [[PLAN, 'critical']] },
  { id: 'target-name-invalid', when: 'it has 64 characters', change: set('Plan', 'spec.vms.0.targetName', 'a'.repeat(64)), finds: [[PLAN, 'critical']] },
  { id: 'target-name-invalid', when: 'there is none, and the name is no label', change: set('Plan', 'spec.vms', [{ id: 'vm-1', name: 'Server 1' }]), finds: [[PLAN, 'warning']] },
  { id: 'plan-too-large', when: 'it has 101 VMs', change: set('Plan', 'spec.vms', Array.from({ length: 101 }, (_, index) => ({ id: `vm-${index}`, targetName: `vm-${index}` }))), finds: [[PLAN, 'warning']] },
  { id: 'kubelet-config-twice', when: 'two are for one pool', change: add(kubelet('a', 'worker'), kubelet('b', 'worker'), kubelet('c', 'master')), finds: [['KubeletConfig b', 'critical']] },
  { id: 'operator-group', when: 'a namespace has two', change: add(group('a'), group('b'), subscription('mtv-operator')), finds: [['OperatorGroup openshift-mtv/b', 'critical']] },
  { id: 'operator-group', when: 'a namespace has none', change: add(subscription('mtv-operator')), finds: [['Subscription openshift-mtv/mtv-operator', 'critical']] },
  { id: 'operator-group', when: 'the namespace has one of the cluster’s', change: add({ ...subscription('x'), metadata: { name: 'x', namespace: 'openshift-operators' } }), finds: [] },
  { id: 'operator-missing', when: 'another is installed', change: add(group('a'), subscription('mtv-operator')), finds: [['Subscription kubernetes-nmstate-operator', 'warning']] },
  { id: 'operator-missing', when: 'nothing is installed', finds: [] },
  { id: 'subscription-channel', when: 'it brings the release', change: add(subscription('mtv-operator', 'release-v2.12')), finds: [] },
  { id: 'subscription-channel', when: 'it is the catalogue’s own', change: add(subscription('mtv-operator')), finds: [] },
  { id: 'subscription-channel', when: 'it brings an older release that knows all fields', change: add(subscription('mtv-operator', 'release-v2.11')), finds: [[MTV, 'warning']] },
  { id: 'subscription-channel', when: 'it brings an older release that lacks a field', change: all(add(subscription('mtv-operator', 'release-v2.11')), set('Plan', 'spec.tagMapping', { disabled: true })), finds: [[MTV, 'critical']] },
  { id: 'subscription-channel', when: 'it brings a release that nobody knows', change: add(subscription('mtv-operator', 'release-v2.99'), subscription('mtv-operator', 'development')), finds: [[MTV, 'warning'], [MTV, 'warning']] },
  { id: 'subscription-channel', when: 'a Policy brings it to a fleet', change: all(add(operatorPolicy('mtv-operator', 'release-v2.9')), set('Plan', 'spec.tagMapping', { disabled: true })), finds: [['Policy fleet/operators', 'critical']] },
  { id: 'subscription-channel', when: 'storage is for another release of OpenShift', openshift: '4.20', change: add(subscription('odf-operator', 'stable-4.20'), subscription('lvms-operator', 'stable-4.22'), subscription('nfd', 'stable')), finds: [['Subscription openshift-mtv/lvms-operator', 'warning']] },
  { id: 'named-object-missing', when: 'policies and placement are gone', change: add({ apiVersion: 'policy.open-cluster-management.io/v1beta1', kind: 'PolicySet', metadata: { name: 'set', namespace: 'p' }, spec: { policies: ['gone'] } }, { apiVersion: 'policy.open-cluster-management.io/v1', kind: 'PlacementBinding', metadata: { name: 'set', namespace: 'p' }, placementRef: { apiGroup: 'cluster.open-cluster-management.io', kind: 'Placement', name: 'gone' }, subjects: [{ apiGroup: 'policy.open-cluster-management.io', kind: 'PolicySet', name: 'set' }] }), finds: [['PolicySet p/set', 'critical'], ['PlacementBinding p/set', 'critical']] },
  { id: 'named-object-missing', when: 'a template, a configuration and a role are gone', change: add({ apiVersion: 'remediation.medik8s.io/v1alpha1', kind: 'NodeHealthCheck', metadata: { name: 'n' }, spec: { remediationTemplate: { kind: 'FenceAgentsRemediationTemplate', name: 'gone', namespace: 'w' } } }, { apiVersion: 'operator.openshift.io/v1', kind: 'SecondaryScheduler', metadata: { name: 'cluster', namespace: 's' }, spec: { schedulerConfig: 'gone' } }, { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', metadata: { name: 'b' }, roleRef: { kind: 'ClusterRole', name: 'portolan-gone' } }), finds: [['NodeHealthCheck n', 'critical'], ['SecondaryScheduler s/cluster', 'critical'], ['ClusterRoleBinding b', 'critical']] },
  { id: 'named-object-missing', when: 'they are the cluster’s own', change: add({ apiVersion: 'remediation.medik8s.io/v1alpha1', kind: 'NodeHealthCheck', metadata: { name: 'n' }, spec: { remediationTemplate: { kind: 'SelfNodeRemediationTemplate', name: 'own', namespace: 'w' } } }, { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', metadata: { name: 'b' }, roleRef: { kind: 'ClusterRole', name: 'cluster-admin' } }), finds: [] },
]

function kubelet(name: string, pool: string): KubeObject {
  return { apiVersion: 'machineconfiguration.openshift.io/v1', kind: 'KubeletConfig', metadata: { name }, spec: { machineConfigPoolSelector: { matchLabels: { [`pools.operator.machineconfiguration.openshift.io/${pool}`]: '' } } } }
}

function group(name: string): KubeObject {
  return { apiVersion: 'operators.coreos.com/v1', kind: 'OperatorGroup', metadata: { name, namespace: 'openshift-mtv' }, spec: {} }
}

function operatorPolicy(name: string, channel: string): KubeObject {
  return { apiVersion: 'policy.open-cluster-management.io/v1', kind: 'Policy', metadata: { name: 'operators', namespace: 'fleet' }, spec: { disabled: false, 'policy-templates': [{ objectDefinition: { apiVersion: 'policy.open-cluster-management.io/v1beta1', kind: 'OperatorPolicy', metadata: { name }, spec: { subscription: { name, channel } } } }] } }
}

function subscription(name: string, channel?: string): KubeObject {
  return { apiVersion: 'operators.coreos.com/v1alpha1', kind: 'Subscription', metadata: { name, namespace: 'openshift-mtv' }, spec: { name, ...(channel === undefined ? {} : { channel }), source: 'redhat-operators', sourceNamespace: 'openshift-marketplace' } }
}
