/** A word of vSphere or RHV with the nearest one of OpenShift Virtualization; no two are quite the same thing. */
export interface GlossaryEntry {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly text: string
}

/** In the order of the way through: compute, storage, networks, scheduling, migration. English, as the product's words are. */
export const GLOSSARY = [
  { id: 'vm', source: 'Virtual machine', target: 'VirtualMachine', text: 'An object of the API in a namespace. While it runs, a pod on one node holds it.' },
  { id: 'cluster', source: 'Cluster', target: 'Cluster', text: 'A whole OpenShift cluster with its own API and control plane, not a group of hosts within one manager.' },
  { id: 'host', source: 'ESXi host', target: 'Node', text: 'A worker node runs VMs and containers side by side.' },
  { id: 'vcenter', source: 'vCenter Server', target: 'Control plane and web console', text: 'Part of the cluster itself. Several clusters are managed by Advanced Cluster Management.' },
  { id: 'resource-pool', source: 'Resource pool', target: 'Namespace with a quota', text: 'A quota limits a namespace. Shares among siblings have no counterpart.' },
  { id: 'folder', source: 'Folder', target: 'Namespace and labels', text: 'Permissions follow namespaces; labels group what lies across them.' },
  { id: 'instance-type', source: 'Size of a VM', target: 'Instance type', text: 'CPU and memory by a name that many VMs share, in place of numbers in each of them.' },
  { id: 'preference', source: 'Guest OS setting', target: 'Preference', text: 'What a guest system prefers: firmware, disk bus, NIC model. It fills in what a VM does not state.' },
  { id: 'evc', source: 'EVC', target: 'CPU model of the cluster', text: 'A common CPU model lets VMs move between nodes of different generations.' },
  { id: 'template', source: 'Template', target: 'Boot source with instance type and preference', text: 'A golden image in a DataVolume or a snapshot, from which new VMs are cloned.' },
  { id: 'datastore', source: 'Datastore', target: 'StorageClass', text: 'A kind of storage to claim volumes from. No file system is shared by many VMs: each disk is a volume of its own.' },
  { id: 'vmdk', source: 'Virtual disk (VMDK)', target: 'PersistentVolumeClaim', text: 'A disk is a claim; MTV fills it through a DataVolume.' },
  { id: 'access-mode', source: 'Shared datastore', target: 'Access mode ReadWriteMany', text: 'A VM moves while it runs only if several nodes may have its volumes at once.' },
  { id: 'storage-drs', source: 'Storage DRS', target: 'None', text: 'The array or the storage class balances; disks can be moved to another class by a storage migration.' },
  { id: 'port-group', source: 'Port group', target: 'Network attachment', text: 'A NetworkAttachmentDefinition or a user-defined network that a VM’s NIC names.' },
  { id: 'switch', source: 'Distributed switch', target: 'Bridge on the nodes', text: 'An OVS or Linux bridge that NMState makes on each node, with a bond below it.' },
  { id: 'localnet', source: 'VLAN port group', target: 'Localnet', text: 'A layer-2 network of the nodes’ uplinks, with a VLAN tag, reached through the OVS bridge.' },
  { id: 'pod-network', source: 'None', target: 'Pod network', text: 'The cluster’s own network. VMs on it are reached by services, not by an address of their own VLAN.' },
  { id: 'dfw', source: 'Distributed firewall', target: 'Network policy', text: 'Rules by labels. MultiNetworkPolicy does the same for attachments.' },
  { id: 'vmotion', source: 'vMotion', target: 'Live migration', text: 'A running VM moves to another node, within the limits of a migration policy.' },
  { id: 'descheduler', source: 'DRS', target: 'Scheduler and descheduler', text: 'The scheduler places a VM once. The descheduler moves VMs later where nodes are unevenly loaded.' },
  { id: 'affinity', source: 'DRS rule', target: 'Affinity and anti-affinity', text: 'Required rules keep a VM from starting where they cannot be held; preferred ones do not.' },
  { id: 'ha', source: 'vSphere HA', target: 'Node health check with remediation', text: 'A node that is not healthy is fenced, so that its VMs can start elsewhere.' },
  { id: 'eviction', source: 'Maintenance mode', target: 'Drain with eviction strategy', text: 'Draining a node moves its VMs away live, if their eviction strategy says so.' },
  { id: 'tools', source: 'VMware Tools', target: 'QEMU guest agent', text: 'Says addresses and freezes file systems for snapshots. VirtIO drivers take the place of paravirtual ones.' },
  { id: 'snapshot', source: 'Snapshot', target: 'VirtualMachineSnapshot', text: 'Made by the storage. A chain of source snapshots is not taken over.' },
  { id: 'plan', source: 'Migration wave', target: 'Plan of MTV', text: 'A Plan names VMs, maps for storage and networks, and whether they move cold or warm.' },
  { id: 'warm', source: 'Replication before cut-over', target: 'Warm migration', text: 'Disks are copied while the VM runs, by changed block tracking; it is off only for the last difference.' },
] as const satisfies readonly GlossaryEntry[]

export type GlossaryId = (typeof GLOSSARY)[number]['id']
