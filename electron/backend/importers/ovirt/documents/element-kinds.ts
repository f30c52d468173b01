/** A kind of object that the engine's API lists: its element, the element of its collection, and the collection in addresses. */
export interface ElementKind {
  readonly element: string
  readonly list: string
  readonly collection: string
  /** Objects of their own; others belong to the object that their address or their own reference names. */
  readonly isOwned: boolean
}

function kind(element: string, list: string, collection: string, isOwned = false): ElementKind {
  return { element, list, collection, isOwned }
}

/** What Portolan reads (oVirt Engine API 4, "Types" and "Services"). Everything else is counted and reported as not read. */
export const ELEMENT_KINDS: readonly ElementKind[] = [
  kind('data_center', 'data_centers', 'datacenters'),
  kind('cluster', 'clusters', 'clusters'),
  kind('host', 'hosts', 'hosts'),
  kind('host_nic', 'host_nics', 'nics', true),
  kind('network_attachment', 'network_attachments', 'networkattachments', true),
  kind('network', 'networks', 'networks'),
  kind('vnic_profile', 'vnic_profiles', 'vnicprofiles'),
  kind('storage_domain', 'storage_domains', 'storagedomains'),
  kind('file', 'files', 'files', true),
  kind('image', 'images', 'images', true),
  kind('quota', 'quotas', 'quotas'),
  kind('scheduling_policy', 'scheduling_policies', 'schedulingpolicies'),
  kind('network_filter', 'network_filters', 'networkfilters'),
  kind('affinity_group', 'affinity_groups', 'affinitygroups'),
  kind('affinity_label', 'affinity_labels', 'affinitylabels'),
  kind('template', 'templates', 'templates'),
  kind('vm', 'vms', 'vms'),
  kind('disk', 'disks', 'disks'),
  kind('disk_attachment', 'disk_attachments', 'diskattachments', true),
  kind('nic', 'nics', 'nics', true),
  kind('snapshot', 'snapshots', 'snapshots', true),
  kind('cdrom', 'cdroms', 'cdroms', true),
  kind('watchdog', 'watchdogs', 'watchdogs', true),
  kind('graphics_console', 'graphics_consoles', 'graphicsconsoles', true),
  kind('host_device', 'host_devices', 'hostdevices', true),
  kind('vm_numa_node', 'vm_numa_nodes', 'numanodes', true),
  kind('reported_device', 'reported_devices', 'reporteddevices', true),
  kind('tag', 'tags', 'tags', true),
]

export const KIND_OF_ELEMENT: ReadonlyMap<string, ElementKind> = new Map(ELEMENT_KINDS.map((entry) => [entry.element, entry]))
export const KIND_OF_LIST: ReadonlyMap<string, ElementKind> = new Map(ELEMENT_KINDS.map((entry) => [entry.list, entry]))
/** `nics` is a host's or a VM's: the owner decides. */
export const KIND_OF_COLLECTION: ReadonlyMap<string, ElementKind> = new Map(ELEMENT_KINDS.filter(({ element }) => element !== 'host_nic').map((entry) => [entry.collection, entry]))

/** Kinds whose collections, empty or not, a VM or template has. */
export const DEVICE_KINDS: ReadonlySet<string> = new Set(['disk_attachment', 'nic', 'snapshot', 'cdrom', 'watchdog', 'graphics_console', 'host_device', 'vm_numa_node', 'reported_device', 'tag'])

/** The root element of the API's own first page, which names the product and the engine. */
export const API_ROOT = 'api'
