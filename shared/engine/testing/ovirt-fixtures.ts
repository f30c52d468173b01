import type { DiskConfiguration, NicConfiguration } from '#shared/domain/estate/device-configuration.ts'
import type { EstateCluster, EstateDisk, EstateNic, EstatePortGroup, EstateVm } from '#shared/domain/estate/estate.ts'
import { type Cluster, clusterSchema } from '#shared/domain/estate/infrastructure.ts'
import type { VnicProfile } from '#shared/domain/estate/logical-network.ts'
import { type ClusterConfiguration, clusterConfigurationSchema } from '#shared/domain/estate/platform-configuration.ts'
import type { VmConfiguration } from '#shared/domain/estate/vm-configuration.ts'
import { diskConfigurationSchema, nicConfigurationSchema } from '#shared/domain/estate/device-configuration.ts'
import { vnicProfileSchema } from '#shared/domain/estate/logical-network.ts'
import { vmConfigurationSchema } from '#shared/domain/estate/vm-configuration.ts'
import { makeDisk, makeNic, makePortGroup, makeVm, SOURCE_ID } from './estate-fixtures.ts'

/** Parts of an oVirt estate for tests: everything healthy, what a test does not name is not stated. */
export function makeOvirtVm(overrides: Partial<EstateVm> = {}, configuration: Partial<VmConfiguration> = {}): EstateVm {
  const vm = makeVm({ tools: null, guestState: null, ...overrides })
  return { ...vm, configuration: { ...nothingSaid<VmConfiguration>(vmConfigurationSchema.shape), vmId: vm.id, status: 'up', ...configuration } }
}

export function makeOvirtDisk(overrides: Partial<EstateDisk> = {}, configuration: Partial<DiskConfiguration> = {}): EstateDisk {
  const disk = makeDisk({ label: 'disk1', path: '[DS01] 11111111-0000-4000-8000-000000000001', ...overrides })
  return { ...disk, configuration: { ...nothingSaid<DiskConfiguration>(diskConfigurationSchema.shape), vmId: disk.vmId, diskNumber: 1, storageType: 'image', status: 'ok', ...configuration } }
}

/** A disk that is a LUN of the array: on no storage domain. */
export function makeDirectLun(overrides: Partial<EstateDisk> = {}): EstateDisk {
  return makeOvirtDisk({ label: 'lun1', path: null, datastoreId: null, datastoreName: null, isRaw: true, rawLunId: '3600a', ...overrides }, { storageType: 'lun', status: null })
}

export function makeOvirtNic(overrides: Partial<EstateNic> = {}, configuration: Partial<NicConfiguration> = {}): EstateNic {
  const nic = makeNic({ label: 'nic1', adapter: 'virtio', ...overrides })
  return { ...nic, configuration: { ...nothingSaid<NicConfiguration>(nicConfigurationSchema.shape), vmId: nic.vmId, nicNumber: 1, isPlugged: true, ...configuration } }
}

export function makeOvirtCluster(overrides: Partial<EstateCluster> = {}, configuration: Partial<ClusterConfiguration> = {}): EstateCluster {
  const cluster: EstateCluster = { ...nothingSaid<Cluster>(clusterSchema.shape), id: `${SOURCE_ID}/cluster-1`, sourceId: SOURCE_ID, moref: 'cluster-1', name: 'Default', ...overrides }
  return { ...cluster, configuration: { ...nothingSaid<ClusterConfiguration>(clusterConfigurationSchema.shape), sourceId: cluster.sourceId, clusterId: cluster.id, ...configuration } }
}

export const NETWORK_UUID = '22222222-0000-4000-8000-000000000001'

export function makeProfile(overrides: Partial<EstatePortGroup> = {}, profile: Partial<VnicProfile> = {}): EstatePortGroup {
  const portGroup = makePortGroup({ moref: 'profile-1', name: 'profile', switchName: 'blue', sourceId: SOURCE_ID, ...overrides })
  return { ...portGroup, vnicProfile: { ...nothingSaid<VnicProfile>(vnicProfileSchema.shape), portGroupId: portGroup.id, networkUuid: NETWORK_UUID, networkName: 'blue', isPassThrough: false, ...profile } }
}

/** Every field of a schema as not stated. The caller fills in what may not be null. */
function nothingSaid<Row>(shape: Readonly<Record<string, unknown>>): Row {
  return Object.fromEntries(Object.keys(shape).map((name) => [name, null])) as Row // all other fields are nullable
}
