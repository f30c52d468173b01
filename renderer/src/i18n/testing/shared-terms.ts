/** Names of products and their parts, of units and protocols: the same in every language. */
const EVERYWHERE = [
  'Portolan', 'vSphere', 'oVirt', 'OpenShift', 'MTV', 'ODF', 'NSX', 'Windows', 'SQL Server', 'Oracle', 'Ansible Automation Platform', 'RVTools', 'EVC', 'vMotion', 'DRS', 'Storage DRS', 'HA', 'vCenter Server', 'VMware Tools', 'Tools', 'vSphere HA',
  'VM', 'VMs', 'vCPU', 'vCPUs', 'CPU', 'CPUs', 'NIC', 'NICs', 'NAD', 'NADs', 'NUMA', 'EFI', 'BIOS', 'UEFI', 'vTPM', 'SR-IOV', 'VLAN', 'MTU', 'VSS', 'VDS', 'LACP', 'DHCP', 'DNS', 'IOPS', 'vApp', 'MiB/s', 'GiB', 'TiB', 'G', 'M', 'ISO',
  'active-backup', 'balance-slb', 'ConfigMap', 'ClusterRole', 'ClusterUserDefinedNetwork', 'HyperConverged', 'MultiNetworkPolicy', 'NetworkAttachmentDefinition', 'StorageClass', 'StorageClasses', 'PersistentVolumeClaim', 'VirtualMachine', 'VirtualMachineSnapshot', 'autoSizingReserved', 'evictionStrategy',
  // What is typed or compared as it stands: expressions, codes, names of groups, profiles of ODF.
  'vcpus > 4 and name ~ sql', 'cores >= 32 and cluster ~ prod', 'hosts > 4 and not isDrsEnabled', 'freeMib < 500GiB and vms > 0', 'vlanId = 100 and vms > 0', 'capacity-not-stated', 'windows', 'lean', 'balanced', 'performance',
] as const

/** Words that another language has as English has them, by that language: each was looked at. */
const BY_LANGUAGE: Readonly<Record<string, readonly string[]>> = {
  de: [
    // English words that administrators use in German.
    'Backup', 'Bond', 'Bonds', 'Bridge', 'Cluster', 'Cold', 'cold', 'Community', 'Compute', 'Controller', 'Datacenter', 'Datastore', 'Datastores', 'Descheduler', 'Disk', 'Disks', 'Distributed', 'Failover', 'Firewall', 'Firmware',
    'Gateway', 'Hook', 'Hooks', 'Host', 'Hosts', 'Hyperthreading', 'Image', 'Images', 'Interface', 'Label', 'Labels', 'Localnet', 'Measured Boot', 'Namespace', 'Namespaces', 'Node', 'Nodes', 'Overhead', 'Pods', 'Principal', 'Principals', 'Provisioner', 'Quota',
    'Releases', 'Router', 'Scheduling', 'Snapshot', 'Snapshots', 'Storage', 'Swap', 'Switch', 'Tags', 'Taint', 'Taints', 'Teams', 'Template', 'Templates', 'Thin', 'Tolerations', 'Treemap', 'Trunk', 'Updates', 'Uplink', 'Uplinks', 'Warm', 'warm',
    'Attachments', 'Adapter',
    // Words that both languages have.
    'Annotation', 'Export', 'Format', 'Import', 'Migration', 'Name', 'optional', 'Parameter', 'Plan', 'Reserve', 'Standard', 'Status', 'Text', 'Version', 'in',
  ],
}

/** What may stand in a language as it stands in English. */
export function sharedTerms(language: string): ReadonlySet<string> {
  return new Set([...EVERYWHERE, ...(BY_LANGUAGE[language] ?? [])])
}
