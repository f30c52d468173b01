import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { SOURCE_ID_ANNOTATION } from '#shared/domain/plan/labels.ts'
import { SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'

const MTV = 'forklift.konveyor.io/v1beta1'
const NAMESPACE = 'openshift-mtv'

export const PLAN = 'Plan openshift-mtv/apps'
export const NETWORK_MAP = 'NetworkMap openshift-mtv/apps-network'
export const STORAGE_MAP = 'StorageMap openshift-mtv/apps-storage'
export const ATTACHMENT = 'NetworkAttachmentDefinition default/net-33'
export const POLICY = 'NodeNetworkConfigurationPolicy vm-networks'

const name = (object: string, namespace = NAMESPACE) => ({ name: object, namespace })
const provider = () => ({ source: name('vcenter'), destination: name('host') })

/** A set without a fault: one plan with vm-1 of the fixture estate, and everything that it refers to. */
export function makeManifests(): KubeObject[] {
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'apps', labels: { 'app.kubernetes.io/managed-by': 'portolan' } } },
    { apiVersion: 'v1', kind: 'Secret', metadata: name('vcenter-credentials'), type: 'Opaque', stringData: { user: '<user>', password: '<password>', cacert: '<CA certificate>', url: 'https://vcenter.example.com/sdk' } },
    {
      apiVersion: MTV,
      kind: 'Provider',
      metadata: { ...name('vcenter'), annotations: { [SOURCE_ID_ANNOTATION]: SOURCE_ID } },
      spec: { type: 'vsphere', url: 'https://vcenter.example.com/sdk', secret: name('vcenter-credentials'), settings: { sdkEndpoint: 'vcenter' } },
    },
    { apiVersion: MTV, kind: 'Provider', metadata: name('host'), spec: { type: 'openshift', url: '', secret: {} } },
    makeAttachment('net-33', 'default', { vlanID: 33 }),
    makePolicy(),
    { apiVersion: MTV, kind: 'NetworkMap', metadata: name('apps-network'), spec: { provider: provider(), map: [{ source: { id: 'dvportgroup-1', name: 'App Net' }, destination: { type: 'multus', ...name('net-33', 'default') } }] } },
    { apiVersion: MTV, kind: 'StorageMap', metadata: name('apps-storage'), spec: { provider: provider(), map: [{ source: { id: 'datastore-1', name: 'DS01' }, destination: { storageClass: 'block', volumeMode: 'Block', accessMode: 'ReadWriteMany' } }] } },
    makePlan('apps', ['vm-1']),
  ]
}

/** A cold plan of VMs by their ids, with the maps of the set; `spec` overrides. */
export function makePlan(planName: string, vmIds: readonly string[], spec: object = {}): KubeObject {
  return {
    apiVersion: MTV,
    kind: 'Plan',
    metadata: name(planName),
    spec: {
      provider: provider(),
      map: { network: name('apps-network'), storage: name('apps-storage') },
      targetNamespace: 'apps',
      type: 'cold',
      vms: vmIds.map((id) => ({ id, name: `server-${id}`, targetName: `server-${id}` })),
      ...spec,
    },
  }
}

export function makeAttachment(attachmentName: string, namespace: string, config: object): KubeObject {
  const whole = { cniVersion: '0.3.1', name: attachmentName, type: 'ovn-k8s-cni-overlay', topology: 'localnet', physicalNetworkName: 'physnet', netAttachDefName: `${namespace}/${attachmentName}`, ...config }
  return { apiVersion: 'k8s.cni.cncf.io/v1', kind: 'NetworkAttachmentDefinition', metadata: name(attachmentName, namespace), spec: { config: JSON.stringify(whole) } }
}

function makePolicy(): KubeObject {
  return {
    apiVersion: 'nmstate.io/v1',
    kind: 'NodeNetworkConfigurationPolicy',
    metadata: { name: 'vm-networks' },
    spec: {
      nodeSelector: { 'node-role.kubernetes.io/worker': '' },
      desiredState: {
        interfaces: [{ name: 'br-vm', type: 'ovs-bridge', state: 'up', bridge: { 'allow-extra-patch-ports': true, options: { stp: false }, port: [{ name: 'bond1' }] } }],
        ovn: { 'bridge-mappings': [{ localnet: 'physnet', bridge: 'br-vm', state: 'present' }, { localnet: 'physnet-ex', bridge: 'br-ex', state: 'present' }] },
      },
    },
  }
}
