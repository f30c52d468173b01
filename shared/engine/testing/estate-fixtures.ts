import type { Estate, EstateVm } from '#shared/domain/estate/estate.ts'
import { ESTATE_INPUTS } from '#shared/domain/estate/estate.ts'
import type { PortGroup } from '#shared/domain/estate/network.ts'
import type { Cluster } from '#shared/domain/estate/infrastructure.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import type { Datastore } from '#shared/domain/estate/storage.ts'
import type { Disk, Nic } from '#shared/domain/estate/vm-devices.ts'

/** Estates for tests: everything healthy unless the test says otherwise. */
export const SOURCE_ID = 'aaaaaaaa-0000-4000-8000-000000000001'

export function makeSource(overrides: Partial<Source> = {}): Source {
  return { id: SOURCE_ID, kind: 'vsphere', name: 'vcenter.example.com', instanceUuid: SOURCE_ID, version: '8.0.3', apiVersion: '8.0.3.0', fullName: null, exportedAt: '2026-03-02T08:30:00', ...overrides }
}

export function makeDatastore(overrides: Partial<Datastore> = {}): Datastore {
  const moref = overrides.moref === undefined ? 'datastore-1' : overrides.moref
  return {
    id: `${overrides.sourceId ?? SOURCE_ID}/${moref ?? `name:${overrides.name ?? 'DS01'}`}`,
    sourceId: SOURCE_ID,
    moref,
    name: 'DS01',
    type: 'VMFS',
    address: 'naa.6000',
    isAccessible: true,
    capacityMib: 1_000_000,
    provisionedMib: 500_000,
    inUseMib: 400_000,
    freeMib: 600_000,
    hostCount: 4,
    vmCount: 10,
    vmCountTotal: 10,
    datastoreClusterName: null,
    version: '6.82',
    url: null,
    ...overrides,
  }
}

export function makePortGroup(overrides: Partial<PortGroup> = {}): PortGroup {
  const moref = overrides.moref === undefined ? 'dvportgroup-1' : overrides.moref
  return {
    id: `${overrides.sourceId ?? SOURCE_ID}/${moref ?? `portgroup:${overrides.datacenterName ?? ''}/${overrides.name ?? ''}`}`,
    sourceId: SOURCE_ID,
    kind: 'distributed',
    moref,
    name: 'App Net',
    switchName: 'DSwitch',
    datacenterName: null,
    vlanKind: 'access',
    vlanId: 33,
    vlanText: '33',
    bindingType: 'earlyBinding',
    isUplink: false,
    isPromiscuousAllowed: false,
    isMacChangeAllowed: false,
    isForgedTransmitAllowed: false,
    teamingPolicy: null,
    activeUplinks: null,
    standbyUplinks: null,
    ...overrides,
  }
}

export function makeDisk(overrides: Partial<Disk> = {}): Disk {
  return {
    vmId: `${SOURCE_ID}/vm-1`,
    label: 'Hard disk 1',
    key: 2000,
    uuid: null,
    path: '[DS01] vm/vm.vmdk',
    datastoreName: 'DS01',
    datastoreId: `${SOURCE_ID}/datastore-1`,
    capacityMib: 40_960,
    isRaw: false,
    rawLunId: null,
    rawCompatibilityMode: null,
    mode: 'persistent',
    sharingMode: 'sharingNone',
    isThin: true,
    controller: 'VMware paravirtual SCSI',
    controllerLabel: 'SCSI controller 0',
    sharedBus: 'noSharing',
    unitNumber: 0,
    guestPaths: null,
    ...overrides,
  }
}

export function makeNic(overrides: Partial<Nic> = {}): Nic {
  return {
    vmId: `${SOURCE_ID}/vm-1`,
    label: 'Network adapter 1',
    adapter: 'Vmxnet3',
    networkName: 'App Net',
    switchName: 'DSwitch',
    portGroupId: `${SOURCE_ID}/dvportgroup-1`,
    macAddress: null,
    macType: 'assigned',
    isConnected: true,
    isStartConnected: true,
    ipv4Addresses: null,
    ipv6Addresses: null,
    isDirectPathIo: null,
    ...overrides,
  }
}

/** A powered-on VM with one disk, one NIC and running Tools; its counts follow its lists. */
export function makeVm(overrides: Partial<EstateVm> = {}): EstateVm {
  const moref = overrides.moref === undefined ? 'vm-1' : overrides.moref
  const sourceId = overrides.sourceId ?? SOURCE_ID
  const id = overrides.id ?? `${sourceId}/${moref ?? `name:/${overrides.name ?? 'vm'}`}`
  const disks = overrides.disks ?? [makeDisk({ vmId: id, path: `[DS01] ${id}/disk.vmdk` })]
  const nics = overrides.nics ?? [makeNic({ vmId: id })]
  return {
    id, sourceId, moref,
    name: `server-${moref ?? 'x'}`,
    instanceUuid: null, smbiosUuid: null, powerState: 'poweredOn', isTemplate: false, isSrmPlaceholder: false,
    connectionState: 'connected', guestState: 'running', heartbeat: 'green', configStatus: 'green', isConsolidationNeeded: false,
    dnsName: null, primaryIpAddress: null, poweredOnAt: null, createdAt: null, vcpus: 2, memoryMib: 4096,
    nicCount: nics.length, diskCount: disks.length, totalDiskCapacityMib: null, provisionedMib: null, inUseMib: null, unsharedMib: null,
    requiredEvcMode: null, latencySensitivity: 'normal', isDiskUuidEnabled: null, isChangeBlockTrackingEnabled: true,
    resourcePoolPath: null, folderId: null, folderPath: '/DC1/vm/apps', vApp: null, faultToleranceState: 'notConfigured',
    haRestartPriority: null, haIsolationResponse: null, firmware: 'efi', isSecureBootEnabled: false, hardwareVersion: 19, vmxPath: null,
    annotation: null, datacenterName: 'DC1', clusterName: 'PROD', hostName: 'esx01', hostId: null,
    guestOsConfigured: null, guestOsFromTools: null, guestDetailedData: null,
    cpu: null, memory: null,
    tools: { vmId: id, status: 'toolsOk', version: null, requiredVersion: null, upgradePolicy: null, isSyncTimeWithHost: null, isOperationReady: null },
    partitions: [], snapshots: [], cdDrives: [], usbDevices: [], clusterRules: [], attributes: {},
    ...overrides,
    disks, nics,
  }
}

export function makeCluster(overrides: Partial<Cluster> = {}): Cluster {
  return {
    id: `${SOURCE_ID}/domain-c8`,
    sourceId: SOURCE_ID,
    moref: 'domain-c8',
    name: 'PROD 01',
    hostCount: 2,
    effectiveHostCount: 2,
    cpuCores: 64,
    cpuThreads: 128,
    totalCpuMhz: null,
    totalMemoryMib: null,
    isHaEnabled: null,
    haFailoverLevel: null,
    isAdmissionControlEnabled: null,
    isDrsEnabled: null,
    drsBehavior: null,
    drsVmotionRate: null,
    isDpmEnabled: null,
    ...overrides,
  }
}

/** One vCenter with one datastore and one port group, every input available. */
export function makeEstate(overrides: Partial<Estate> = {}): Estate {
  const sources = overrides.sources ?? [makeSource()]
  return {
    sources,
    vms: [makeVm()],
    hosts: [],
    clusters: [],
    datastores: [makeDatastore()],
    portGroups: [makePortGroup()],
    images: [],
    available: Object.fromEntries(sources.map((source) => [source.id, ESTATE_INPUTS])),
    ...overrides,
  }
}
