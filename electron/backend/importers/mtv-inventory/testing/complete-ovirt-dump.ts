/**
 * An engine as MTV's inventory service describes it, with every field that MTV's own rules look at: `web` gives none of them
 * cause for concern, `erp 01` and `old` together give cause to all.
 */
const GIB = 1_073_741_824

/** One more than a VM on the target can have. */
const TOO_MANY_DISKS = 166

const uuid = (place: number): string => `cccccccc-0000-4000-8000-${String(place).padStart(12, '0')}`
const NETWORK = 'aaaaaaaa-0000-4000-8000-000000000001'

const disk = (vm: string, index: number, { attachment = {}, ...overrides }: { readonly attachment?: object; readonly [field: string]: unknown } = {}) => ({
  id: `${vm}-disk-${String(index)}`, interface: 'virtio_scsi', scsiReservation: false, bootable: index === 0, ...attachment,
  disk: { id: `${vm}-disk-${String(index)}`, name: `disk ${String(index)}`, shared: false, storageDomain: 's1', status: 'ok', storageType: 'image', provisionedSize: 20 * GIB, actualSize: GIB, ...overrides },
})

const nic = (place: number, overrides: object = {}) => ({
  id: `nic-${String(place)}`, name: 'nic1', interface: 'virtio', plugged: true, mac: `56:6f:00:00:00:0${String(place)}`, ipAddress: [],
  profile: { id: 'p1', name: 'blue', network: NETWORK, passThrough: false, portMirroring: false, networkFilter: '', qos: '', properties: [] }, ...overrides,
})

const CLEAN_VM = {
  id: uuid(1), name: 'web', cluster: 'c1', host: 'h1', status: 'up', cpuSockets: 2, cpuCores: 2, cpuThreads: 1, cpuShares: 0, cpuAffinity: [], cpuPinningPolicy: 'none', numaNodeAffinity: [], memory: 8 * GIB, balloonedMemory: false,
  bios: 'q35_sea_bios', display: 'vnc', ioThreads: 1, haEnabled: false, usbEnabled: false, bootMenuEnabled: false, tpmEnabled: false, hasIllegalImages: false, placementPolicyAffinity: 'user_migratable', storageErrorResumeBehaviour: 'auto_resume', osType: 'rhel_9x64',
  customCpuModel: '', stateless: 'false', timezone: 'Etc/UTC', leaseStorageDomain: '', guest: { distribution: 'Red Hat Enterprise Linux', fullVersion: '9.4' },
  nics: [nic(1)], diskAttachments: [disk('web', 0)], hostDevices: [], watchDogs: [], properties: [], cdroms: [], snapshots: [{ id: 'x', description: 'Active VM', type: 'active', persistMemory: false }],
}

const TROUBLED_VM = {
  ...CLEAN_VM,
  id: uuid(2), name: 'erp 01', cluster: 'c2', host: 'h2', status: 'paused', cpuShares: 1024, cpuAffinity: [{ set: 3, cpu: 0 }], cpuPinningPolicy: 'isolate_threads', numaNodeAffinity: ['0'], balloonedMemory: true,
  bios: 'q35_secure_boot', display: 'spice', ioThreads: 2, haEnabled: true, usbEnabled: true, bootMenuEnabled: true, hasIllegalImages: true, placementPolicyAffinity: 'migratable', storageErrorResumeBehaviour: 'kill', osType: 'windows_11', customCpuModel: 'Cascadelake-Server',
  nics: [
    nic(2, { interface: 'spapr_vlan', plugged: false, profile: { id: 'p2', name: 'mirrored', network: NETWORK, passThrough: false, portMirroring: true, networkFilter: 'vdsm-no-mac-spoofing', qos: 'gold', properties: [{ name: 'queues', value: '4' }] } }),
    nic(3, { name: 'nic2', interface: 'pci_passthrough', profile: { id: 'p3', name: 'sriov', network: NETWORK, passThrough: true, portMirroring: false, networkFilter: '', qos: '', properties: [] } }),
  ],
  diskAttachments: [
    disk('erp', 0, { attachment: { interface: 'ide', scsiReservation: true }, shared: true, status: 'illegal', provisionedSize: 0 }),
    disk('erp', 1, { storageType: 'cinder' }),
    ...Array.from({ length: TOO_MANY_DISKS - 2 }, (_, index) => disk('erp', index + 2)),
  ],
  hostDevices: [{ capability: 'pci', vendor: 'NVIDIA', product: 'T4' }], watchDogs: [{ id: 'w', model: 'i6300esb', action: 'reset' }], properties: [{ name: 'hugepages', value: '2048' }],
  snapshots: [{ id: 'x', description: 'Active VM', type: 'active', persistMemory: false }, { id: 'y', description: 'before', type: 'regular', persistMemory: true }],
}

export const COMPLETE_OVIRT_DUMP = {
  provider: 'ovirt',
  datacenters: [{ id: 'd1', name: 'Default' }],
  clusters: [
    { id: 'c1', name: 'plain', dataCenter: 'd1', haReservation: false, ksmEnabled: false, biosType: 'q35_sea_bios' },
    { id: 'c2', name: 'busy', dataCenter: 'd1', haReservation: true, ksmEnabled: true, biosType: 'q35_sea_bios' },
  ],
  hosts: [
    { id: 'h1', name: 'kvm1', cluster: 'c1', status: 'up', cpuSockets: 2, cpuCores: 8, productName: 'RHEL', productVersion: '8.6', inMaintenance: false, networkAttachments: [], nics: [] },
    { id: 'h2', name: 'kvm2', cluster: 'c2', status: 'up', cpuSockets: 2, cpuCores: 8, productName: 'RHEL', productVersion: '8.6', inMaintenance: false, networkAttachments: [], nics: [] },
  ],
  networks: [{ id: NETWORK, name: 'blue', dataCenter: 'd1', vlan: '42', usages: ['vm'], nicProfiles: ['p1', 'p2', 'p3'] }],
  storageDomains: [{ id: 's1', name: 'fast', type: 'data', capacity: 1024 * GIB, free: 512 * GIB, storage: { type: 'fcp' } }],
  vms: [CLEAN_VM, TROUBLED_VM, { ...CLEAN_VM, id: uuid(3), name: 'old', osType: 'rhel_6x64', nics: [nic(4)], diskAttachments: [disk('old', 0)] }],
} as const
