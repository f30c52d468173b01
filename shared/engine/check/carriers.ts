import type { DecisionKind } from '#shared/domain/decisions/decision.ts'

/**
 * What can bring a decision to the cluster. MTV's Plan has fields for little; the rest goes by its maps, an
 * instance type, the ConfigMap of preferences by guest OS, a default of the cluster or a patch to the finished
 * VM. `advice` is a decision that nothing carries, and `bundle-membership` one that decides what is written at all.
 */
export type Carrier = 'plan-field' | 'network-map' | 'storage-map' | 'instance-type' | 'osmap' | 'cluster-default' | 'patch' | 'advice' | 'bundle-membership'

export interface DecisionCarrier {
  readonly carrier: Carrier
  /** The object that bears it, and where. */
  readonly kind?: string
  readonly field?: string
}

/** By what each kind of decision reaches the cluster: the main carrier first. */
export const DECISION_CARRIERS: Readonly<Record<DecisionKind, readonly [DecisionCarrier, ...DecisionCarrier[]]>> = {
  'vm.inclusion': [{ carrier: 'bundle-membership', kind: 'Plan', field: 'spec.vms' }],
  'vm.namespace': [{ carrier: 'plan-field', kind: 'Plan', field: 'spec.targetNamespace' }],
  'vm.target-name': [{ carrier: 'plan-field', kind: 'Plan', field: 'spec.vms[].targetName' }],
  // People are told by it who to ask, and waves keep together what belongs together; a target may name namespaces by the application.
  'vm.facts': [{ carrier: 'advice' }, { carrier: 'plan-field', kind: 'Plan', field: 'spec.targetNamespace' }],
  'vm.labels': [
    // What all VMs of a plan bear; the rest, and all of it in older releases, is a patch of the VM.
    { carrier: 'patch' },
    { carrier: 'plan-field', kind: 'Plan', field: 'spec.targetLabels' },
  ],
  'datastore.storage-class': [
    { carrier: 'storage-map', kind: 'StorageMap', field: 'spec.map[].destination.storageClass' },
    { carrier: 'storage-map', kind: 'StorageMap', field: 'spec.map[].destination.volumeMode' },
    { carrier: 'storage-map', kind: 'StorageMap', field: 'spec.map[].destination.accessMode' },
    { carrier: 'storage-map', kind: 'StorageMap', field: 'spec.map[].offloadPlugin.vsphereXcopyConfig' },
  ],
  // Rules decide for datastores as a decision on each would.
  'storage.rules': [{ carrier: 'storage-map', kind: 'StorageMap', field: 'spec.map[].destination' }],
  // A StorageMap of its own, and so a Plan of its own.
  'vm.storage-class': [
    { carrier: 'storage-map', kind: 'StorageMap', field: 'spec.map[].destination' },
    { carrier: 'plan-field', kind: 'Plan', field: 'spec.map.storage' },
  ],
  'vm.disk-storage-classes': [
    { carrier: 'storage-map', kind: 'StorageMap', field: 'spec.map[].destination' },
    { carrier: 'plan-field', kind: 'Plan', field: 'spec.map.storage' },
  ],
  'port-group.network': [
    { carrier: 'network-map', kind: 'NetworkMap', field: 'spec.map[].destination' },
    // The VLAN and the physical network are in the attachment's configuration.
    { carrier: 'network-map', kind: 'NetworkAttachmentDefinition', field: 'spec.config' },
    { carrier: 'network-map', kind: 'ClusterUserDefinedNetwork', field: 'spec.network' },
  ],
  // People move gateways; the cut-over sheet tells them when.
  'port-group.gateway': [{ carrier: 'advice' }],
  'vm.instance-type': [
    { carrier: 'plan-field', kind: 'Plan', field: 'spec.vms[].instanceType' },
    // A custom size is an object of its own.
    { carrier: 'instance-type', kind: 'VirtualMachineClusterInstancetype', field: 'spec' },
  ],
  'vm.preference': [
    // A Plan has no field for it, and the map is by guest system: what differs for one VM is a patch of it.
    { carrier: 'patch' },
    { carrier: 'osmap', kind: 'ConfigMap', field: 'data' },
  ],
  'vm.node-group': [
    { carrier: 'plan-field', kind: 'Plan', field: 'spec.targetNodeSelector' },
    // A toleration has no field in a Plan.
    { carrier: 'patch' },
  ],
  // Neither a priority nor an annotation of its pods has a field in a Plan.
  'vm.restart-priority': [{ carrier: 'patch' }],
  'vm.balancing': [{ carrier: 'patch' }],
  // How many nodes to buy is nothing that a cluster takes.
  'sizing.scenario': [{ carrier: 'advice' }],
  // A wave is a Plan of its own; MTV knows no windows but the cut-over of a warm Migration.
  'vm.wave': [{ carrier: 'plan-field', kind: 'Plan', field: 'spec.vms' }],
  'vm.wave-outcome': [{ carrier: 'advice' }],
  'wave.lock': [{ carrier: 'advice' }],
  'wave.actual': [{ carrier: 'advice' }],
  'wave.consent': [{ carrier: 'advice' }],
  'waves.schedule': [
    { carrier: 'plan-field', kind: 'Plan', field: 'spec.vms' },
    { carrier: 'plan-field', kind: 'Migration', field: 'spec.cutover' },
  ],
  'waves.settings': [{ carrier: 'advice' }],
  // Notes are for people.
  'vm.note': [{ carrier: 'advice' }],
  'datastore.note': [{ carrier: 'advice' }],
  'port-group.note': [{ carrier: 'advice' }],
  'cluster.note': [{ carrier: 'advice' }],
  'host.note': [{ carrier: 'advice' }],
  'wave.note': [{ carrier: 'advice' }],
  'rule.note': [{ carrier: 'advice' }],
  'table.views': [{ carrier: 'advice' }],
}
