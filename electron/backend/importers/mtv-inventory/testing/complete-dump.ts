import { BYTES_PER_MIB } from '#shared/domain/units.ts'

/**
 * A vCenter as MTV's inventory service describes it, with every field that MTV's own rules look at: `vm-1` gives none of
 * them cause for concern, `vm-2` and `vm-3` together give cause to all.
 */
const GIB = 1_073_741_824

/** One more than a VM on the target can have. */
const TOO_MANY_DISKS = 166

const disk = (vm: string, index: number, overrides: object = {}) => ({
  key: 2000 + index, controllerKey: 1000, unitNumber: index, file: `[ds1] ${vm}/${vm}_${index}.vmdk`, datastore: { kind: 'Datastore', id: 'datastore-1' }, capacity: 40 * GIB,
  shared: false, rdm: false, bus: 'scsi', mode: 'persistent', serial: `6000c2${index}`, changeTrackingEnabled: true, winDriveLetter: '', ...overrides,
})

const CLEAN_VM = {
  id: 'vm-1', name: 'web', path: '/DC1/vm/team/web', uuid: '4200aaaa-0000-4000-8000-000000000001', powerState: 'poweredOn', connectionState: 'connected', firmware: 'efi', isTemplate: false,
  changeTrackingEnabled: true, cpuAffinity: [], cpuCount: 4, coresPerSocket: 2, memoryMB: 8192, cpuHotAddEnabled: false, cpuHotRemoveEnabled: false, memoryHotAddEnabled: false, faultToleranceEnabled: false,
  guestId: 'rhel9_64Guest', guestName: 'Red Hat Enterprise Linux 9 (64-bit)', guestNameFromVmwareTools: 'Red Hat Enterprise Linux 9 (64-bit)', hostName: 'web.example.com', ipAddress: '192.0.2.5', numaNodeAffinity: [],
  secureBoot: true, tpmEnabled: false, diskEnableUuid: false, toolsStatus: 'toolsOk', toolsRunningStatus: 'guestToolsRunning', nestedHVEnabled: false, storageUsed: 10 * GIB, balloonedMemory: 0, devices: [],
  host: 'host-1', snapshot: { kind: '', id: '' }, consolidationNeeded: false,
  disks: [disk('web', 0)],
  nics: [{ network: { kind: 'Network', id: 'dvportgroup-1' }, mac: '00:50:56:00:00:01', order: 0, deviceKey: 4000 }],
  guestNetworks: [{ device: '0', deviceConfigId: 4000, mac: '00:50:56:00:00:01', ip: '192.0.2.5', origin: 'dhcp', prefix: 24 }],
  guestDisks: [{ key: 2000, diskPath: '/', capacity: 10 * GIB, freeSpace: GIB, filesystemType: 'xfs' }],
  customDef: [], customValues: [],
}

const TROUBLED_VM = {
  ...CLEAN_VM,
  id: 'vm-2', name: 'db 01', path: '/DC1/vm/team/db 01', uuid: '4200aaaa-0000-4000-8000-000000000002', host: 'host-2',
  changeTrackingEnabled: false, cpuAffinity: [0, 2], cpuHotAddEnabled: true, memoryHotAddEnabled: true, faultToleranceEnabled: true,
  guestId: 'windows8Server64Guest', guestName: 'Microsoft Windows Server 2012 (64-bit)', guestNameFromVmwareTools: 'Microsoft Windows Server 2012 (64-bit)', hostName: '', ipAddress: '', numaNodeAffinity: ['0'],
  tpmEnabled: true, diskEnableUuid: true, consolidationNeeded: true, snapshot: { kind: 'VirtualMachineSnapshot', id: 'snapshot-9' },
  devices: [{ kind: 'VirtualPCIPassthrough' }, { kind: 'VirtualSriovEthernetCard' }, { kind: 'VirtualUSBController' }],
  disks: [
    disk('db', 0, { shared: true, rdm: true, mode: 'independent_persistent', changeTrackingEnabled: false }),
    disk('db', 1, { capacity: 0 }),
    disk('db', 2, { file: 'db/db_2.vmdk', datastore: { kind: '', id: '' } }),
    ...Array.from({ length: TOO_MANY_DISKS - 3 }, (_, index) => disk('db', index + 3)),
  ],
  nics: [{ network: { kind: 'Network', id: 'dvportgroup-1' }, mac: '00:50:56:00:00:02', order: 0, deviceKey: 4000 }],
  guestNetworks: [],
  guestDisks: [{ key: 0, diskPath: 'C:\\', capacity: 40 * GIB, freeSpace: 20 * BYTES_PER_MIB, filesystemType: 'NTFS' }],
}

export const COMPLETE_VSPHERE_DUMP = {
  provider: 'vsphere',
  about: { apiVersion: '8.0.3.0', product: 'VMware vCenter Server', instanceUuid: 'aaaaaaaa-0000-4000-8000-00000000000a' },
  clusters: [
    { id: 'domain-c1', name: 'plain', path: '/DC1/host/plain', dasEnabled: false, drsEnabled: false, dpmEnabled: false, hostAffinityVms: [] },
    { id: 'domain-c2', name: 'busy', path: '/DC1/host/busy', dasEnabled: true, drsEnabled: true, drsBehavior: 'fullyAutomated', dpmEnabled: true, hostAffinityVms: [{ kind: 'VM', id: 'vm-2' }] },
  ],
  hosts: [
    { id: 'host-1', name: 'esx1', path: '/DC1/host/plain/esx1', cluster: 'domain-c1', cpuSockets: 2, cpuCores: 32, productName: 'VMware ESXi', productVersion: '8.0.3', inMaintenance: false },
    { id: 'host-2', name: 'esx2', path: '/DC1/host/busy/esx2', cluster: 'domain-c2', cpuSockets: 2, cpuCores: 32, productName: 'VMware ESXi', productVersion: '8.0.3', inMaintenance: false },
  ],
  datastores: [{ id: 'datastore-1', name: 'ds1', path: '/DC1/datastore/ds1', type: 'VMFS', capacity: 1024 * GIB, free: 512 * GIB, maintenance: 'normal' }],
  networks: [{ id: 'dvportgroup-1', variant: 'DvPortGroup', name: 'app', path: '/DC1/network/app', dvSwitch: { kind: 'Network', id: 'dvs-1' }, vlanId: '42' }],
  vms: [
    CLEAN_VM,
    TROUBLED_VM,
    {
      ...CLEAN_VM,
      id: 'vm-3', name: 'app', uuid: '4200aaaa-0000-4000-8000-000000000003', hostName: 'localhost.localdomain',
      disks: [disk('app', 0)],
      nics: [{ network: { kind: 'Network', id: 'dvportgroup-1' }, mac: '00:50:56:00:00:03', order: 0, deviceKey: 4000 }],
    },
  ],
} as const
