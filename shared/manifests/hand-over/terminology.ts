import { countWords } from '#shared/domain/count-words.ts'
import type { BundleFile } from '../bundle-file.ts'
import { DOCUMENTS_FOLDER } from '../bundle-folders.ts'
import { markdownCode, markdownTable, markdownText } from '../markdown.ts'
import type { HandOverFacts } from './hand-over-facts.ts'
import { nameList } from './name-list.ts'

/** What each thing of the source side is called on the target, with the names of this estate: for those who run it from now on. */
export function terminologyDocument(facts: HandOverFacts): BundleFile {
  const rows = TERMS.map(({ vsphere, ovirt, becomes, here }) => [vsphere, ovirt, becomes, here(facts)])
  const lines = ['# What is called what', '', 'Networks have a document of their own: `networks.md`.', '', ...markdownTable(['vSphere', 'RHV, oVirt', 'OpenShift Virtualization', 'Here'], rows), '']
  return { path: `${DOCUMENTS_FOLDER}/terminology.md`, text: lines.join('\n') }
}

interface Term {
  readonly vsphere: string
  readonly ovirt: string
  readonly becomes: string
  readonly here: (facts: HandOverFacts) => string
}

const TERMS: readonly Term[] = [
  { vsphere: 'vCenter Server', ovirt: 'Engine', becomes: 'The cluster itself: API, console and `oc`', here: ({ estate: { sources }, plan }) => `${nameList(sources.map(({ name }) => name))} ${sources.length === 1 ? 'becomes' : 'become'} the target (${markdownText(plan.target.name)})` },
  { vsphere: 'Cluster', ovirt: 'Cluster', becomes: 'The cluster, or a group of its nodes by label and taint', here: ({ estate, plan }) => `${nameList(estate.clusters.map(({ name }) => name))}; ${plan.placement.nodeGroups.length === 0 ? 'no node groups' : `node groups ${nameList(plan.placement.nodeGroups.map(({ name }) => name))}`}` },
  { vsphere: 'ESXi host', ovirt: 'Hypervisor host', becomes: 'Worker node', here: ({ estate }) => countWords(estate.hosts.length, 'host') },
  { vsphere: 'Virtual machine', ovirt: 'Virtual machine', becomes: 'VirtualMachine; while it runs, a VirtualMachineInstance in a pod', here: ({ vms }) => `${String(vms.length)} in plans` },
  { vsphere: 'Folder', ovirt: '', becomes: 'Namespace (project)', here: ({ plan }) => nameList(plan.namespaces.map(({ name }) => name)) },
  { vsphere: 'Resource pool', ovirt: 'Quota', becomes: 'ResourceQuota of a namespace', here: ({ plan }) => (plan.tenancy.quotas.length === 0 ? 'none is written' : nameList(plan.tenancy.quotas.map(({ poolPath, namespace }) => `${poolPath} (${namespace})`))) },
  { vsphere: 'Datastore, VMDK', ovirt: 'Storage domain, disk', becomes: 'StorageClass, PersistentVolumeClaim (DataVolume)', here: ({ plan }) => nameList(plan.datastores.map(({ name, destination }) => `${name} to ${destination?.storageClass ?? 'open'}`)) },
  { vsphere: 'Storage policy (SPBM)', ovirt: 'Disk profile', becomes: 'StorageClass with its parameters, and its StorageProfile', here: ({ plan }) => nameList(plan.target.storageClasses.map(({ name }) => name)) },
  { vsphere: 'vMotion', ovirt: 'Live migration', becomes: 'Live migration; needs disks that several nodes may open (ReadWriteMany)', here: ({ plan }) => (plan.nodeNetworks?.liveMigration == null ? 'on the network of the pods' : `on ${markdownCode(plan.nodeNetworks.liveMigration.name)}`) },
  { vsphere: 'Storage vMotion', ovirt: 'Live storage migration', becomes: 'Migration of volumes from one StorageClass to another', here: () => 'by hand, VM by VM' },
  { vsphere: 'DRS', ovirt: 'Scheduling policy', becomes: 'Scheduler, and a descheduler that moves VMs', here: ({ plan: { scheduling: { descheduler } } }) => (descheduler === null ? 'no descheduler' : `${descheduler.mode}, ${descheduler.threshold}`) },
  { vsphere: 'DRS rules', ovirt: 'Affinity groups and labels', becomes: 'Node and pod affinity of a VM', here: ({ plan }) => `${countWords(plan.placement.rules.length, 'rule')}, in the README` },
  { vsphere: 'DPM', ovirt: 'Power saving policy', becomes: 'Nothing: nodes stay on', here: ({ estate }) => { const own = estate.clusters.filter(({ isDpmEnabled }) => isDpmEnabled === true); return own.length === 0 ? 'not in use, or not known' : nameList(own.map(({ name }) => name)) } },
  { vsphere: 'HA, admission control', ovirt: 'High availability, fencing', becomes: 'Run strategy of the VM, NodeHealthCheck with remediation; spare nodes', here: ({ plan }) => (plan.scheduling.healthCheck.isSetUp ? 'a NodeHealthCheck' : 'no health check') },
  { vsphere: 'Fault Tolerance', ovirt: '', becomes: 'Nothing: clustering in the guest', here: ({ vms }) => nameList(vms.filter(({ vm }) => vm.faultToleranceState !== null && vm.faultToleranceState !== 'notConfigured').map(({ vm }) => vm.name)) },
  { vsphere: 'EVC', ovirt: 'Cluster CPU type', becomes: 'CPU model of the VM, or of the whole cluster', here: ({ plan }) => (plan.hyperConverged?.defaultCpuModel == null ? 'host-model, or by instance type' : markdownCode(plan.hyperConverged.defaultCpuModel)) },
  { vsphere: 'Standard and distributed switch', ovirt: 'Host network', becomes: 'NodeNetworkConfigurationPolicy (nmstate): bonds and bridges', here: ({ plan }) => nameList(plan.target.physicalNetworks.map(({ name, bridge }) => `${name} on ${bridge}`)) },
  { vsphere: 'Port group', ovirt: 'Logical network, vNIC profile', becomes: 'NetworkAttachmentDefinition', here: ({ plan }) => `${String(plan.attachments.length)} attachments` },
  { vsphere: 'NSX segment', ovirt: 'OVN network', becomes: 'User-defined network', here: ({ plan }) => `${String(plan.target.networks.isolated.length)} isolated networks` },
  { vsphere: 'NSX distributed firewall', ovirt: 'Network filter', becomes: 'NetworkPolicy and MultiNetworkPolicy', here: ({ plan }) => countWords(plan.security.policies.length, 'policy', 'policies') },
  { vsphere: 'Template, content library', ovirt: 'Template, ISO domain', becomes: 'Golden image: a DataSource that VMs are cloned from', here: ({ plan }) => `${String(plan.images.filter(({ isToRebuild }) => isToRebuild).length)} to be made again, in the README` },
  { vsphere: 'Snapshot', ovirt: 'Snapshot', becomes: 'VirtualMachineSnapshot, by snapshots of the storage', here: () => 'none is carried over' },
  { vsphere: 'VMware Tools', ovirt: 'Guest agent', becomes: 'QEMU guest agent and virtio drivers', here: () => 'MTV installs what is needed: see guest-after-care.md' },
  { vsphere: 'Tag, custom attribute', ovirt: 'Tag', becomes: 'Label or annotation', here: ({ plan }) => nameList(plan.placement.attributes.map(({ attribute, key }) => `${attribute} to ${key}`)) },
  { vsphere: 'Role, permission', ovirt: 'Role, permission', becomes: 'ClusterRole, RoleBinding', here: ({ plan }) => `${String(plan.tenancy.roleBindings.length)} proposals, in the README` },
  { vsphere: 'vRealize Operations', ovirt: 'Data warehouse, Grafana', becomes: 'Prometheus, dashboards of the console, Advanced Cluster Management', here: ({ plan }) => (plan.target.cluster.monitoring.userWorkload ? 'with monitoring of guests' : 'the cluster’s own') },
  { vsphere: 'Site Recovery Manager', ovirt: 'Disaster recovery', becomes: 'OpenShift disaster recovery, or a partner: see day-2.md', here: () => 'to be decided' },
  { vsphere: 'Backup by VADP', ovirt: 'Backup API', becomes: 'OADP, or a partner that knows KubeVirt', here: ({ plan }) => (plan.target.cluster.backup === undefined ? 'to be decided' : 'OADP') },
]
