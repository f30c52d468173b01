/**
 * The header for each name that RVTools writes under its switch -DBColumnNames, by sheet, the sheet's own name taken
 * off the front. Names that are the header itself without its blanks are not listed.
 */
export const DB_COLUMN_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  vInfo: {
    vmname: 'VM',
    uuid: 'VM UUID',
    guesthostname: 'DNS Name',
    provisioned: 'Provisioned MiB',
    inuse: 'In Use MiB',
    ostools: 'OS according to the VMware Tools',
    os: 'OS according to the configuration file',
    createdate: 'Creation date',
    numvirtualdisks: 'Disks',
    unshared: 'Unshared MiB',
    notes: 'Annotation',
  },
  vHost: {
    name: 'Host',
    cpumhz: 'Speed',
    numcpu: '# CPU',
    numcpucores: '# Cores',
    overallcpuusage: 'CPU usage %',
    memorysize: '# Memory',
    overallmemoryusage: 'Memory usage %',
    fullname: 'ESX Version',
    numnics: '# NICs',
    numhbas: '# HBAs',
  },
  vPartition: {
    vmname: 'VM',
    uuid: 'VM UUID',
  },
  vMemory: {
    vmname: 'VM',
    uuid: 'VM UUID',
    reservationlockedtomax: 'Memory Reservation Locked To Max',
    maxusage: 'Max',
    os: 'OS according to the configuration file',
    ostools: 'OS according to the VMware Tools',
  },
  vCPU: {
    vmname: 'VM',
    corespersocket: 'Cores p/s',
    maxcpuusage: 'Max',
  },
  vDatastore: {
    cluster: 'Datastore Cluster',
    capacity: 'Capacity MiB',
    freespace: 'Free space MiB',
    provisioned: 'Provisioned MiB',
    inuse: 'In Use MiB',
  },
  vDisk: {
    vmname: 'VM',
    name: 'Disk',
    key: 'Disk Key',
  },
  vNetwork: {
    vmname: 'VM',
    name: 'Network',
    ip4address: 'IPv4 Address',
  },
  vNIC: {
    device: 'Network Device',
  },
  vCD: {
    label: 'Device Node',
    summary: 'Device Type',
  },
}
