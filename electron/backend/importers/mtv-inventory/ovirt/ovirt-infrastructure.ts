import type { Cluster, Host } from '#shared/domain/estate/infrastructure.ts'
import type { HostInterface, LogicalNetwork, NetworkAttachment, VnicProfile } from '#shared/domain/estate/logical-network.ts'
import type { PortGroup } from '#shared/domain/estate/network.ts'
import type { ClusterConfiguration, DatastoreConfiguration } from '#shared/domain/estate/platform-configuration.ts'
import type { Datastore } from '#shared/domain/estate/storage.ts'
import { BYTES_PER_MIB } from '#shared/domain/units.ts'
import type { DumpObject, DumpRun } from '../dump-run.ts'
import type { JsonObject } from '../json-object.ts'
import { clusterOf, datacenterNameOf, type KnownProfile } from './ovirt-objects.ts'

const BITS_PER_MEGABIT = 1_000_000

export function clusterRow(cluster: DumpObject, run: DumpRun): Cluster {
  return {
    id: cluster.id, sourceId: run.source.id, moref: cluster.moref, name: cluster.name,
    hostCount: null, effectiveHostCount: null, cpuCores: null, cpuThreads: null, totalCpuMhz: null, totalMemoryMib: null,
    isHaEnabled: null, haFailoverLevel: null, isAdmissionControlEnabled: null, isDrsEnabled: null, drsBehavior: null, drsVmotionRate: null, isDpmEnabled: null,
  }
}

export function clusterConfigurationRow(cluster: DumpObject, run: DumpRun): ClusterConfiguration {
  const { object } = cluster
  return {
    sourceId: run.source.id, clusterId: cluster.id, datacenterName: datacenterNameOf(object, run),
    cpuType: object.object('cpu')?.name('type') ?? null, cpuArchitecture: null, compatibilityVersion: null, biosType: object.name('biosType'), switchType: null,
    schedulingPolicy: null, schedulingProperties: null, migrationPolicy: null, memoryOvercommitPercent: null,
    isKsmEnabled: object.flag('ksmEnabled'), isBallooningEnabled: null, isHaReservationEnabled: object.flag('haReservation'),
    isThreadsAsCores: null, onHostError: null, isFencingEnabled: null, randomGeneratorSources: null,
  }
}

export function hostRow(host: DumpObject, run: DumpRun): Host {
  const { object } = host
  const sockets = object.count('cpuSockets')
  const coresPerSocket = object.count('cpuCores')
  const cluster = clusterOf(object, run)
  return {
    id: host.id, sourceId: run.source.id, moref: host.moref, name: host.name, datacenterName: datacenterNameOf(cluster.listed?.object ?? null, run), clusterName: cluster.name,
    cpuModel: null, cpuMhz: null, sockets, coresPerSocket, cores: sockets === null || coresPerSocket === null ? null : sockets * coresPerSocket,
    isHyperthreadingActive: null, memoryMib: null, cpuUsagePercent: null, memoryUsagePercent: null, nicCount: null, hbaCount: null, vmCount: null, vmCountTotal: null, currentEvcMode: null, maxEvcMode: null,
    esxVersion: [object.name('productName'), object.name('productVersion')].filter((word) => word !== null).join(' ') || null,
    vendor: null, model: null, isInMaintenanceMode: object.flag('inMaintenance'), powerPolicy: null, uuid: null,
  }
}

export function hostInterfaceRows(host: DumpObject, run: DumpRun): readonly HostInterface[] {
  return (host.object.objects('nics') ?? []).map((nic) => {
    const speed = nic.number('linkSpeed')
    return {
      sourceId: run.source.id, hostId: host.id, hostName: host.name, device: nic.name('name') ?? nic.name('id') ?? '',
      kind: vlanOf(nic) === null ? 'nic' : 'vlan',
      baseDevice: null, vlanId: vlanOf(nic), mtu: nic.count('mtu'), speedMbps: speed === null || speed <= 0 ? null : speed / BITS_PER_MEGABIT,
      isUp: null, macAddress: null, bondMode: null, bondOptions: null, bondMembers: null, activeMember: null, networkName: null, networkLabels: null, isBridged: null,
      bootProtocol: null, ipv4Address: null, ipv4Netmask: null, ipv4Gateway: null, ipv6Address: null, virtualFunctions: null,
    }
  })
}

export function networkAttachmentRows(host: DumpObject, run: DumpRun): readonly NetworkAttachment[] {
  return (host.object.objects('networkAttachments') ?? []).map((attachment) => {
    const network = run.find('networks', attachment.reference('network'))
    return {
      sourceId: run.source.id, hostId: host.id, hostName: host.name, networkUuid: attachment.reference('network'), networkName: network?.name ?? null,
      device: null, isInSync: null, vlanId: network === null ? null : vlanOf(network.object), mtu: null, bootProtocol: null, ipv4Address: null, ipv4Netmask: null, ipv4Gateway: null,
    }
  })
}

export function logicalNetworkRow(network: DumpObject, run: DumpRun): LogicalNetwork {
  const usages = network.object.listText('usages')
  return {
    id: network.id, sourceId: run.source.id, moref: network.moref, name: network.name, datacenterName: datacenterNameOf(network.object, run),
    vlanId: vlanOf(network.object), mtu: null, usages, isVmNetwork: usages === null ? null : usages.split('; ').includes('vm'),
    isSpanningTreeEnabled: null, isPortIsolated: null, externalProvider: null, physicalNetworkName: null, qosName: null,
  }
}

/** A vNIC profile in the place of a port group. MTV's network states its VLAN, or none for an untagged one. */
export function profileRow(profile: KnownProfile, run: DumpRun): PortGroup {
  const network = run.find('networks', profile.networkUuid)
  const vlanId = network === null ? null : vlanOf(network.object)
  const written = network?.object.text('vlan') ?? null
  return {
    id: `${run.source.id}/${profile.uuid}`, sourceId: run.source.id, kind: 'distributed', moref: profile.uuid,
    name: profile.object?.name('name') ?? network?.name ?? profile.uuid, switchName: network?.name ?? null, datacenterName: datacenterNameOf(network?.object ?? null, run),
    vlanKind: network === null || written === null ? 'unknown' : vlanId !== null ? 'access' : written === '' ? 'untagged' : 'unknown', vlanId, vlanText: written || null,
    bindingType: null, isUplink: false, isPromiscuousAllowed: null, isMacChangeAllowed: null, isForgedTransmitAllowed: null, teamingPolicy: null, activeUplinks: null, standbyUplinks: null,
  }
}

export function vnicProfileRow(profile: KnownProfile, run: DumpRun): VnicProfile {
  const { object } = profile
  return {
    portGroupId: `${run.source.id}/${profile.uuid}`, networkUuid: profile.networkUuid, networkName: run.find('networks', profile.networkUuid)?.name ?? null,
    isPassThrough: object?.flag('passThrough') ?? null, isPortMirroring: object?.flag('portMirroring') ?? null, networkFilter: object?.text('networkFilter') ?? null,
    qosName: object?.text('qos') ?? null, customProperties: object?.listText('properties') ?? null, isMigratable: null, mtu: null,
  }
}

export function storageDomainRow(domain: DumpObject, run: DumpRun): Datastore {
  const { object } = domain
  const free = object.number('free') ?? object.number('available')
  const used = object.number('used')
  const capacity = object.number('capacity') ?? (free === null || used === null ? null : free + used)
  const toMib = (bytes: number | null): number | null => (bytes === null ? null : bytes / BYTES_PER_MIB)
  return {
    id: domain.id, sourceId: run.source.id, moref: domain.moref, name: domain.name, type: object.name('storage', 'type') ?? object.name('storage', 'Type'), address: null, isAccessible: null,
    capacityMib: toMib(capacity), provisionedMib: null, inUseMib: toMib(capacity === null || free === null ? used : capacity - free), freeMib: toMib(free),
    hostCount: null, vmCount: null, vmCountTotal: null, datastoreClusterName: null, version: null, url: null,
  }
}

export function storageDomainConfigurationRow(domain: DumpObject, run: DumpRun): DatastoreConfiguration {
  return {
    datastoreId: domain.id, domainType: domain.object.name('type'), status: null, datacenterName: datacenterNameOf(domain.object, run), isMaster: null, isBackup: null, format: null, path: null,
    nfsVersion: null, mountOptions: null, isWipedAfterDelete: null, isDiscardedAfterDelete: null, warningFreeSpacePercent: null,
  }
}

/** MTV keeps the VLAN as a text, empty for none. */
function vlanOf(object: JsonObject): number | null {
  const text = object.name('vlan')
  return text !== null && /^\d{1,4}$/.test(text) ? Number(text) : null
}
