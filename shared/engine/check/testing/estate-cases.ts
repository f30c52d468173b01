import { ESTATE_INPUTS, type Estate, type EstateVm } from '#shared/domain/estate/estate.ts'
import type { KubeObject } from '#shared/domain/plan/kube-object.ts'
import { makeDatastore, makeDisk, makeEstate, makeNic, makePortGroup, makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import type { CheckCase } from './check-case.ts'
import { add, all, type Edit, push, set, unset } from './edit.ts'
import { NETWORK_MAP, PLAN, STORAGE_MAP } from './manifest-fixtures.ts'

const vmId = `${SOURCE_ID}/vm-1`
const estateWith = (vm: Partial<EstateVm>, ...others: EstateVm[]): Estate => makeEstate({ vms: [makeVm(vm), ...others] })
const without = (input: string): Estate => makeEstate({ available: { [SOURCE_ID]: ESTATE_INPUTS.filter((name) => name !== input) } })
const tools = (status: string | null) => ({ vmId, status, version: null, requiredVersion: null, upgradePolicy: null, isSyncTimeWithHost: null, isOperationReady: null })
const snapshot = { vmId, name: 'before', description: null, createdAt: null, fileName: null, memoryFileMib: null, totalMib: null, isQuiesced: null, state: null }
const concern = (severity: 'critical' | 'warning') => ({ ruleId: 'vmware.datastore.missing', subject: vmId, severity, message: 'x', remedy: null, data: {} })
const warm = set('Plan', 'spec.type', 'warm')
const toPod = set('NetworkMap', 'spec.map.0.destination', { type: 'pod' })
const addVm2 = push('Plan', 'spec.vms', { id: 'vm-2', name: 'server-vm-2', targetName: 'server-vm-2' })
const secondRow = (destination: object, source: object = { id: 'dvportgroup-1', name: 'App Net' }): Edit => push('NetworkMap', 'spec.map', { source, destination })
const twoNics = estateWith({ nics: [makeNic(), makeNic({ label: 'Network adapter 2' })] })
const threeNics = estateWith({ nics: [makeNic(), makeNic(), makeNic()] })
const sharedDisk = (moref: string, powerState: EstateVm['powerState']): EstateVm => makeVm({ moref, powerState, disks: [makeDisk({ vmId: `${SOURCE_ID}/${moref}`, path: '[DS01] quorum.vmdk' })] })
const standard = makePortGroup({ moref: null, kind: 'standard', name: 'VM Network', datacenterName: 'DC1', id: 'std' })
const onStandard = makeEstate({ vms: [makeVm({ nics: [makeNic({ portGroupId: 'std' })] })], portGroups: [standard] })
const named = (name: string): Edit => set('NetworkMap', 'spec.map.0.source', { name })
const net33 = { type: 'multus', name: 'net-33', namespace: 'default' }

/** Cases that compare manifests with an inventory. */
export const ESTATE_CASES: readonly CheckCase[] = [
  { id: 'vm-not-in-estate', when: 'the inventory lacks a VM', change: addVm2, finds: [[PLAN, 'warning']] },
  { id: 'vm-not-in-estate', when: 'the Provider says no source', change: unset('Provider', 'metadata.annotations'), finds: [[PLAN, 'warning']] },
  { id: 'vm-not-in-estate', when: 'a VM is named only, and found by name', change: set('Plan', 'spec.vms', [{ name: 'server-vm-1' }]), finds: [] },
  { id: 'vm-not-in-estate', when: 'there is no inventory', estate: null, finds: [], isNotEvaluated: true },
  { id: 'network-not-mapped', when: 'the row is gone', change: set('NetworkMap', 'spec.map', []), finds: [[PLAN, 'critical']] },
  { id: 'network-not-mapped', when: 'the id is another’s, though the name fits', change: set('NetworkMap', 'spec.map.0.source.id', 'dvportgroup-9'), finds: [[PLAN, 'critical']] },
  { id: 'network-not-mapped', when: 'a standard port group is named by its path', estate: onStandard, change: named('DC1/network/VM Network'), finds: [] },
  { id: 'network-not-mapped', when: 'the path is another datacenter’s', estate: onStandard, change: named('DC2/network/VM Network'), finds: [[PLAN, 'critical']] },
  { id: 'network-not-mapped', when: 'a NIC is attached to nothing', estate: estateWith({ nics: [makeNic({ networkName: 'none', portGroupId: null })] }), finds: [] },
  { id: 'network-not-mapped', when: 'the port group is not known', estate: estateWith({ nics: [makeNic({ portGroupId: null })] }), finds: [[PLAN, 'critical']] },
  { id: 'network-not-mapped', when: 'the inventory lists no NICs', estate: without('nics'), finds: [], isNotEvaluated: true },
  { id: 'storage-not-mapped', when: 'the row is gone', change: set('StorageMap', 'spec.map', []), finds: [[PLAN, 'critical']] },
  { id: 'storage-not-mapped', when: 'a disk is on no datastore', estate: estateWith({ disks: [makeDisk({ datastoreId: null, datastoreName: null })] }), finds: [[PLAN, 'critical']] },
  { id: 'pod-network-twice', when: 'two NICs are on one network that goes there', change: toPod, estate: twoNics, finds: [[PLAN, 'critical']] },
  { id: 'pod-network-twice', when: 'two rows go there, no VM twice', change: all(toPod, secondRow({ type: 'pod' }, { id: 'dvportgroup-2' })), finds: [[NETWORK_MAP, 'warning']] },
  { id: 'pod-network-twice', when: 'two rows go there, and nobody can count', estate: null, change: all(toPod, secondRow({ type: 'pod' }, { id: 'dvportgroup-2' })), finds: [[NETWORK_MAP, 'critical']], isNotEvaluated: true },
  { id: 'nics-dropped', when: 'three NICs have two attachments', estate: threeNics, change: secondRow({ ...net33, name: 'net-34' }), finds: [[PLAN, 'critical']] },
  { id: 'nics-dropped', when: 'two NICs have two attachments', estate: twoNics, change: secondRow({ ...net33, name: 'net-34' }), finds: [] },
  { id: 'nics-dropped', when: 'two NICs have one attachment twice', estate: twoNics, change: secondRow(net33), finds: [[PLAN, 'critical']] },
  { id: 'nics-dropped', when: 'two NICs have one row', estate: twoNics, finds: [] },
  { id: 'nics-dropped', when: 'there are no pools yet', mtv: '2.10', change: secondRow({ ...net33, name: 'net-34' }), finds: [[NETWORK_MAP, 'critical']] },
  { id: 'nics-dropped', when: 'nobody can count', estate: null, change: secondRow({ ...net33, name: 'net-34' }), finds: [], isNotEvaluated: true },
  { id: 'mac-duplicate', when: 'two VMs bear one address', change: addVm2, estate: estateWith({ nics: [makeNic({ macAddress: '00:50:56:AA:00:01' })] }, makeVm({ moref: 'vm-2', nics: [makeNic({ macAddress: '00:50:56:aa:00:01' })] })), finds: [[PLAN, 'critical']] },
  { id: 'mac-duplicate', when: 'the other VM is in no plan', estate: estateWith({ nics: [makeNic({ macAddress: 'a' })] }, makeVm({ moref: 'vm-2', nics: [makeNic({ macAddress: 'a' })] })), finds: [] },
  { id: 'mac-on-target', when: 'nobody knows the target', finds: [], isNotEvaluated: true },
  { id: 'vm-already-in-target', when: 'nobody knows the target', finds: [], isNotEvaluated: true },
  { id: 'disk-size-invalid', when: 'it is zero', estate: estateWith({ disks: [makeDisk({ capacityMib: 0 })] }), finds: [[PLAN, 'critical']] },
  { id: 'disk-size-invalid', when: 'it is not known', estate: estateWith({ disks: [makeDisk({ capacityMib: null })] }), finds: [[PLAN, 'warning']] },
  { id: 'plan-too-large', when: 'its VM has 501 disks', estate: estateWith({ disks: Array.from({ length: 501 }, () => makeDisk()) }), finds: [[PLAN, 'warning']] },
  { id: 'warm-without-cbt', when: 'tracking is off', change: warm, estate: estateWith({ isChangeBlockTrackingEnabled: false }), finds: [[PLAN, 'critical']] },
  { id: 'warm-without-cbt', when: 'tracking is not known', change: warm, estate: estateWith({ isChangeBlockTrackingEnabled: null }), finds: [[PLAN, 'warning']] },
  { id: 'warm-without-cbt', when: 'the plan is cold', estate: estateWith({ isChangeBlockTrackingEnabled: false }), finds: [] },
  { id: 'warm-with-snapshots', when: 'there is one', change: warm, estate: estateWith({ snapshots: [snapshot] }), finds: [[PLAN, 'critical']] },
  { id: 'warm-with-snapshots', when: 'the inventory lists none at all', change: warm, estate: without('snapshots'), finds: [], isNotEvaluated: true },
  { id: 'warm-with-shared-disks', when: 'it shares a disk', change: warm, estate: makeEstate({ vms: [sharedDisk('vm-1', 'poweredOff'), sharedDisk('vm-9', 'poweredOff')] }), finds: [[PLAN, 'critical']] },
  { id: 'vsan-without-vddk', when: 'a disk is on vSAN', estate: makeEstate({ datastores: [makeDatastore({ type: 'vsan' })] }), finds: [[PLAN, 'warning']] },
  { id: 'vsan-without-vddk', when: 'the Provider names an image', change: set('Provider', 'spec.settings.vddkInitImage', 'registry/vddk:8'), estate: makeEstate({ datastores: [makeDatastore({ type: 'VSAN' })] }), finds: [] },
  { id: 'vsan-without-vddk', when: 'the inventory lists no datastores', estate: without('datastores'), finds: [], isNotEvaluated: true },
  { id: 'running-sharers', when: 'both run, in one plan with none else', change: addVm2, estate: makeEstate({ vms: [sharedDisk('vm-1', 'poweredOn'), sharedDisk('vm-2', 'poweredOn')] }), finds: [[PLAN, 'warning']] },
  { id: 'running-sharers', when: 'another VM is in the plan', change: addVm2, estate: makeEstate({ vms: [sharedDisk('vm-1', 'poweredOff'), makeVm({ moref: 'vm-2' }), sharedDisk('vm-3', 'poweredOn')] }), finds: [[PLAN, 'critical']] },
  { id: 'running-sharers', when: 'all are off', estate: makeEstate({ vms: [sharedDisk('vm-1', 'poweredOff'), sharedDisk('vm-2', 'poweredOff')] }), finds: [] },
  { id: 'tools-not-running', when: 'alone in a cold plan', estate: estateWith({ tools: tools('toolsNotInstalled') }), finds: [[PLAN, 'warning']] },
  { id: 'tools-not-running', when: 'alone in a warm plan', change: warm, estate: estateWith({ tools: tools('toolsNotRunning') }), finds: [[PLAN, 'critical']] },
  { id: 'tools-not-running', when: 'with another in the plan', change: addVm2, estate: estateWith({ tools: tools(null) }, makeVm({ moref: 'vm-2' })), finds: [[PLAN, 'critical']] },
  { id: 'tools-not-running', when: 'with another in the plan, before 2.11', mtv: '2.10', change: addVm2, estate: estateWith({ tools: tools(null) }, makeVm({ moref: 'vm-2' })), finds: [[PLAN, 'warning']] },
  { id: 'tools-not-running', when: 'it is off', estate: estateWith({ tools: tools(null), powerState: 'poweredOff' }), finds: [] },
  { id: 'critical-concern', when: 'there is one', concerns: [concern('critical'), concern('warning')], finds: [[PLAN, 'critical']] },
  { id: 'critical-concern', when: 'there is one, before 2.12', mtv: '2.11', concerns: [concern('critical')], finds: [[PLAN, 'warning']] },
  { id: 'critical-concern', when: 'nobody assessed the inventory', concerns: null, finds: [], isNotEvaluated: true },
  { id: 'map-row-unused', when: 'no VM uses a network', estate: makeEstate({ portGroups: [makePortGroup(), makePortGroup({ moref: 'dvportgroup-2' })] }), change: secondRow({ type: 'ignored' }, { id: 'dvportgroup-2' }), finds: [[NETWORK_MAP, 'warning']] },
  { id: 'map-row-unused', when: 'a datastore is gone', estate: makeEstate({ datastores: [makeDatastore()] }), change: push('StorageMap', 'spec.map', { source: { id: 'datastore-9' }, destination: { storageClass: 'x' } }), finds: [[STORAGE_MAP, 'critical']] },
  { id: 'map-row-unused', when: 'a VM of the plan is not known', change: all(addVm2, secondRow({ type: 'pod' }, { id: 'dvportgroup-2' })), finds: [] },
  { id: 'quota-short', when: 'a running VM has more memory and vCPUs', change: add(quota({ 'requests.memory': '4095Mi', 'requests.cpu/vmi': '1', pods: '3' })), finds: [['ResourceQuota apps/q', 'warning'], ['ResourceQuota apps/q', 'warning']] },
  { id: 'quota-short', when: 'it holds them', change: add(quota({ 'requests.memory': '4Gi', 'requests.cpu/vmi': 2 })), finds: [] },
  { id: 'quota-short', when: 'the VM is off', change: add(quota({ 'requests.memory': '1Gi' })), estate: estateWith({ powerState: 'poweredOff' }), finds: [] },
  { id: 'wave-capacity', when: 'nodes are missing for a wave', capacity: [{ wave: 3, code: 'nodes-missing', subject: null, message: 'It wants 5 nodes, and 4 are there.', remedy: 'Have 1 node more by then.' }], finds: [['wave 03', 'warning']] },
  { id: 'wave-capacity', when: 'nothing is missing', capacity: [], finds: [] },
  { id: 'wave-capacity', when: 'no schedule is there', capacity: null, finds: [], isNotEvaluated: true },
]

function quota(hard: Record<string, unknown>): KubeObject {
  return { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'q', namespace: 'apps' }, spec: { hard } }
}
