/** A vCenter as MTV's inventory service describes it: one VM with everything, one with little. */
export const VSPHERE_DUMP = {
  provider: 'vsphere',
  about: { apiVersion: '8.0.3.0', product: 'VMware vCenter Server', instanceUuid: 'AAAAAAAA-0000-4000-8000-000000000009' },
  clusters: [{ id: 'domain-c1', name: 'prod', path: '/DC1/host/prod', dasEnabled: true, drsEnabled: true, drsBehavior: 'fullyAutomated' }],
  hosts: [{ id: 'host-1', name: 'esx1', path: '/DC1/host/prod/esx1', cluster: 'domain-c1', cpuSockets: 2, cpuCores: 32, productName: 'VMware ESXi', productVersion: '8.0.3', inMaintenance: false, networking: { portGroups: [{ key: 'k', name: 'VM Network', vSwitch: 's', vlanId: 7 }] } }],
  datastores: [{ id: 'datastore-1', name: 'ds1', path: '/DC1/datastore/ds1', type: 'VMFS', capacity: 1_099_511_627_776, free: 549_755_813_888, maintenance: 'normal' }],
  networks: [
    { id: 'network-1', variant: 'Standard', name: 'VM Network', path: '/DC1/network/VM Network' },
    { id: 'dvs-1', variant: 'DvSwitch', name: 'dvs', path: '/DC1/network/dvs' },
    { id: 'dvportgroup-1', variant: 'DvPortGroup', name: 'app', path: '/DC1/network/app', dvSwitch: { kind: 'Network', id: 'dvs-1' }, vlanId: '42' },
    { id: 'dvportgroup-2', variant: 'DvPortGroup', name: 'trunk', path: '/DC1/network/trunk', dvSwitch: { kind: 'Network', id: 'dvs-1' }, vlanId: '0-4094' },
  ],
  vms: [
    {
      id: 'vm-1', name: 'web', path: '/DC1/vm/team/web', selfLink: 'providers/vsphere/u/vms/vm-1', uuid: '4200AAAA-0000-4000-8000-000000000001', powerState: 'poweredOn', connectionState: 'connected', firmware: 'efi', isTemplate: false,
      changeTrackingEnabled: true, cpuAffinity: [0, 2], cpuCount: 4, coresPerSocket: 2, memoryMB: 8192, cpuHotAddEnabled: true, cpuHotRemoveEnabled: false, memoryHotAddEnabled: true, faultToleranceEnabled: false,
      guestId: 'rhel8_64Guest', guestName: 'Red Hat Enterprise Linux 8 (64-bit)', guestNameFromVmwareTools: 'Red Hat Enterprise Linux 8.10', hostName: 'web.example.com', ipAddress: '192.0.2.5', numaNodeAffinity: [], secureBoot: true, tpmEnabled: true, diskEnableUuid: true, toolsStatus: 'toolsOk', toolsRunningStatus: 'guestToolsRunning',
      devices: [{ kind: 'RealUSBController' }], host: 'host-1', snapshot: { kind: 'VirtualMachineSnapshot', id: 'snapshot-9' }, consolidationNeeded: false,
      disks: [{ key: 2000, file: '[ds1] web/web.vmdk', datastore: { kind: 'Datastore', id: 'datastore-1' }, capacity: 42_949_672_960, shared: false, rdm: false, bus: 'scsi', mode: 'persistent', serial: '6000c2', changeTrackingEnabled: false, winDriveLetter: '' }],
      nics: [{ network: { kind: 'Network', id: 'dvportgroup-1' }, mac: '00:50:56:00:00:01', order: 0, deviceKey: 4000 }, { network: { kind: 'Network', id: 'network-1' }, mac: '00:50:56:00:00:02', order: 1, deviceKey: 4001 }],
      guestNetworks: [{ device: '0', deviceConfigId: 4000, mac: '00:50:56:00:00:01', ip: '192.0.2.5', origin: 'manual', prefix: 24 }, { device: '0', deviceConfigId: 4000, mac: '00:50:56:00:00:01', ip: 'fe80::1', origin: 'linklayer', prefix: 64 }],
      guestDisks: [{ key: 2000, diskPath: '/', capacity: 10_737_418_240, freeSpace: 1_073_741_824, filesystemType: 'xfs' }],
      customDef: [{ key: 101, name: 'Owner' }], customValues: [{ key: 101, value: 'team a' }],
    },
    { id: 'vm-2', name: 'old', networks: [{ kind: 'Network', id: 'dvportgroup-1' }], disks: [] },
  ],
} as const

/** An engine as MTV's inventory service describes it. */
export const OVIRT_DUMP = {
  provider: 'ovirt',
  clusters: [{ id: 'c1', name: 'prod', dataCenter: 'd1', haReservation: true, ksmEnabled: true, biosType: 'q35_sea_bios' }],
  hosts: [{ id: 'h1', name: 'kvm1', cluster: 'c1', status: 'up', cpuSockets: 2, cpuCores: 8, inMaintenance: false, networkAttachments: [{ id: 'a1', network: 'aaaaaaaa-0000-4000-8000-000000000001' }], nics: [{ id: 'n1', name: 'bond0', linkSpeed: 10_000_000_000, mtu: 1500, vlan: '' }] }],
  networks: [{ id: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'blue', dataCenter: 'd1', vlan: '42', usages: ['vm'], nicProfiles: ['bbbbbbbb-0000-4000-8000-000000000001'] }],
  storageDomains: [{ id: 's1', name: 'fast', type: 'data', capacity: 1_099_511_627_776, free: 549_755_813_888, storage: { type: 'fcp' } }],
  vms: [
    {
      id: 'cccccccc-0000-4000-8000-000000000001', name: 'erp', cluster: 'c1', host: 'h1', status: 'up', cpuSockets: 2, cpuCores: 2, cpuThreads: 1, cpuShares: 0, cpuAffinity: [{ set: 3, cpu: 0 }], cpuPinningPolicy: 'manual', memory: 8_589_934_592, balloonedMemory: true, bios: 'cluster_default', display: 'spice', ioThreads: 2, haEnabled: true, usbEnabled: false, bootMenuEnabled: true, hasIllegalImages: false, placementPolicyAffinity: 'migratable', storageErrorResumeBehaviour: 'auto_resume', osType: 'rhel_8x64', customCpuModel: '', guest: { distribution: 'Red Hat Enterprise Linux', fullVersion: '8.10' },
      nics: [{ id: 'nic1', name: 'nic1', interface: 'virtio', plugged: true, mac: '56:6f:00:00:00:01', ipAddress: [{ address: '198.51.100.1', version: 'v4' }], profile: 'bbbbbbbb-0000-4000-8000-000000000001' }, { id: 'nic2', name: 'nic2', interface: 'pci_passthrough', plugged: true, profile: { id: 'p2', name: 'sriov', network: 'aaaaaaaa-0000-4000-8000-000000000001', passThrough: true, portMirroring: false, networkFilter: '', qos: '', properties: [] } }],
      diskAttachments: [{ id: 'k1', interface: 'virtio_scsi', scsiReservation: false, disk: { id: 'k1', name: 'root', shared: false, storageDomain: 's1', status: 'ok', storageType: 'image', provisionedSize: 21_474_836_480, actualSize: 1_073_741_824 } }, { id: 'k2', interface: 'virtio', disk: { id: 'k2', name: 'lun', storageType: 'lun', status: 'ok', lunStorage: { LogicalUnits: { logicalUnit: [{ lunId: '3600c3', address: '192.0.2.99', port: '3260', target: 'iqn', size: 107_374_182_400 }] } } } }],
      hostDevices: [], watchDogs: [{ id: 'w', model: 'i6300esb', action: 'reset' }], properties: [], cdroms: [], snapshots: [{ id: 'x', description: 'Active VM', type: 'active', persistMemory: false }, { id: 'y', description: 'before', type: 'regular', persistMemory: true }],
    },
  ],
} as const
