import type { GlossaryId } from './glossary.ts'

/**
 * The labels that mean a word of the glossary, by the keys of their texts. Whatever label reads like one of these explains the word, on
 * whichever screen it stands: a word is the same word everywhere.
 */
export const GLOSSARY_LABELS = {
  'vm': ['inventory.columns.vms', 'overview.vms.title'],
  'cluster': ['inventory.columns.cluster', 'vm.fields.clusterName', 'overview.clusters.title', 'target.placement.clusters'],
  'host': ['inventory.columns.host', 'inventory.columns.hosts', 'vm.fields.hostName', 'overview.size.title', 'size.fill.node', 'size.head.workers'],
  'vcenter': ['inventory.columns.source', 'vm.fields.source', 'frame.scope.sources'],
  'resource-pool': ['vm.fields.resourcePoolPath', 'target.permissions.quotas'],
  'folder': ['inventory.columns.folder', 'vm.fields.folderPath', 'target.namespaces.name'],
  'instance-type': ['compute.columns.instanceType', 'target.compute.instanceTypes'],
  'preference': ['compute.columns.preference', 'target.compute.preferences', 'inventory.columns.guestOs', 'vm.fields.guestOsConfigured', 'vm.mappings.guest', 'compute.columns.guestOs'],
  'evc': ['inventory.columns.evcMode'],
  'template': ['inventory.columns.isTemplate', 'vm.fields.isTemplate'],
  'datastore': ['inventory.columns.datastore', 'map.columns.datastore', 'map.storage.name', 'map.storage.datastores', 'vm.fields.datastoreName', 'target.storage.title', 'map.storage.chartDatastores'],
  'vmdk': ['inventory.columns.disksMib', 'inventory.columns.disks', 'vm.parts.disks', 'waves.table.size'],
  'access-mode': ['map.form.accessMode', 'target.storage.accessMode'],
  'storage-drs': ['inventory.columns.datastoreCluster'],
  'port-group': ['map.columns.portGroup', 'map.networks.portGroups', 'vm.fields.networkName', 'overview.networks.title', 'target.networks.attachments'],
  'switch': ['inventory.columns.switch', 'map.columns.switch', 'vm.fields.switchName'],
  'localnet': ['inventory.columns.vlanId', 'target.vmNetworks.localnetAs', 'map.networks.name'],
  'pod-network': ['size.around.clusterNetwork', 'target.vmNetworks.isolated.title'],
  'dfw': ['cutOver.nics.columns.rules', 'target.vmNetworks.policies'],
  'vmotion': ['inventory.columns.drsVmotionRate', 'size.inputs.liveMigrationHeadroomPercent'],
  'descheduler': ['inventory.columns.isDrsEnabled', 'inventory.columns.drsBehavior', 'target.features.descheduler'],
  'affinity': ['vm.parts.clusterRules', 'vm.fields.cpuAffinity'],
  'ha': ['inventory.columns.isHaEnabled', 'inventory.columns.haFailoverLevel', 'target.features.nodeHealthCheck'],
  'eviction': ['inventory.columns.isInMaintenanceMode'],
  'tools': ['inventory.columns.tools', 'vm.fields.toolsStatus'],
  'snapshot': ['vm.parts.snapshots'],
  'plan': ['inventory.columns.wave', 'waves.table.wave', 'overview.waves.title', 'vm.plan.plan', 'handOver.plans.name'],
  'warm': ['assess.ways.warm', 'assess.vm.warm', 'inventory.columns.canMoveWarm', 'vm.fields.isChangeBlockTrackingEnabled'],
} as const satisfies Readonly<Record<GlossaryId, readonly [string, ...string[]]>>
