import type { Cluster, Host } from '#shared/domain/estate/infrastructure.ts'
import type { PortGroup, Switch } from '#shared/domain/estate/network.ts'
import type { Datastore } from '#shared/domain/estate/storage.ts'
import { BYTES_PER_MIB } from '#shared/domain/units.ts'
import type { DumpObject, DumpRun } from '../dump-run.ts'

/** Datacenters are listed, or known by the first step of the objects' paths. */
export function datacenterNames(run: DumpRun): readonly string[] {
  const listed = run.objectsOf('datacenters').map(({ name }) => name)
  const named = (['clusters', 'hosts', 'datastores', 'networks', 'vms'] as const).flatMap((collection) => run.objectsOf(collection).map(datacenterOf)).filter((name) => name !== null)
  return [...new Set([...listed, ...named])].sort()
}

/** Paths are `/<datacenter>/<vm, host, network or datastore>/...`; one of another form says nothing. */
export function datacenterOf({ object }: DumpObject): string | null {
  const [, name = '', folder = ''] = /^\/?([^/]+)\/(vm|host|network|datastore)\//.exec(object.name('path') ?? '') ?? []
  return folder === '' ? null : name
}

export function clusterRow(cluster: DumpObject, run: DumpRun): Cluster {
  const { object } = cluster
  const hosts = object.objects('hosts') ?? null
  return {
    id: cluster.id, sourceId: run.source.id, moref: cluster.moref, name: cluster.name,
    hostCount: hosts?.length ?? null, effectiveHostCount: null, cpuCores: null, cpuThreads: null, totalCpuMhz: null, totalMemoryMib: null,
    isHaEnabled: object.flag('dasEnabled'), haFailoverLevel: null, isAdmissionControlEnabled: null,
    isDrsEnabled: object.flag('drsEnabled'), drsBehavior: object.name('drsBehavior'), drsVmotionRate: null,
    isDpmEnabled: object.flag('dpmEnabled'),
  }
}

export function hostRow(host: DumpObject, run: DumpRun): Host {
  const { object } = host
  const sockets = object.count('cpuSockets')
  const cores = object.count('cpuCores')
  const memoryBytes = object.number('memoryBytes')
  const clusterId = object.reference('cluster') ?? object.reference('parent')
  return {
    id: host.id, sourceId: run.source.id, moref: host.moref, name: host.name,
    datacenterName: datacenterOf(host), clusterName: run.find('clusters', clusterId)?.name ?? object.object('cluster')?.name('name') ?? null,
    cpuModel: object.name('cpuModel'), cpuMhz: null,
    sockets, coresPerSocket: sockets === null || cores === null || sockets === 0 ? null : Math.floor(cores / sockets), cores,
    isHyperthreadingActive: null, memoryMib: memoryBytes === null ? null : memoryBytes / BYTES_PER_MIB,
    cpuUsagePercent: null, memoryUsagePercent: null, nicCount: null, hbaCount: null, vmCount: null, vmCountTotal: null, currentEvcMode: null, maxEvcMode: null,
    esxVersion: [object.name('productName'), object.name('productVersion')].filter((word) => word !== null).join(' ') || null,
    vendor: object.name('vendor'), model: object.name('model'),
    isInMaintenanceMode: object.flag('inMaintenance') ?? object.flag('inMaintenanceMode'), powerPolicy: null, uuid: null,
  }
}

export function datastoreRow(datastore: DumpObject, run: DumpRun): Datastore {
  const { object } = datastore
  const capacity = object.number('capacity')
  const free = object.number('free')
  const maintenance = object.name('maintenance') ?? object.name('maintenanceMode')
  const remote = [object.name('nasRemoteHost'), object.name('nasRemotePath')].filter((part) => part !== null).join(':')
  return {
    id: datastore.id, sourceId: run.source.id, moref: datastore.moref, name: datastore.name,
    type: object.name('type'), address: remote || object.listText('backingDevicesNames') || null, isAccessible: maintenance === null ? null : maintenance === 'normal',
    capacityMib: capacity === null ? null : capacity / BYTES_PER_MIB, provisionedMib: null,
    inUseMib: capacity === null || free === null ? null : (capacity - free) / BYTES_PER_MIB, freeMib: free === null ? null : free / BYTES_PER_MIB,
    hostCount: null, vmCount: null, vmCountTotal: null, datastoreClusterName: null, version: null, url: null,
  }
}

/** The variant of MTV's network object that is a switch and no network. */
const SWITCH = 'DvSwitch'
const STANDARD = 'Standard'

export function isSwitch({ object }: DumpObject): boolean {
  return object.name('variant') === SWITCH
}

export function switchRow(network: DumpObject, run: DumpRun): Switch {
  return {
    id: network.id, sourceId: run.source.id, kind: 'distributed', moref: network.moref, name: network.name, datacenterName: datacenterOf(network), hostName: null,
    mtu: null, isPromiscuousAllowed: null, isMacChangeAllowed: null, isForgedTransmitAllowed: null, teamingPolicy: null, lacpMode: null,
  }
}

export function portGroupRow(network: DumpObject, run: DumpRun): PortGroup {
  const isStandard = network.object.name('variant') === STANDARD
  const vlan = (isStandard ? vlanOfStandard(network.name, run) : null) ?? network.object.name('vlanId')
  return {
    id: network.id, sourceId: run.source.id, kind: isStandard ? 'standard' : 'distributed', moref: network.moref, name: network.name,
    switchName: run.find('networks', network.object.reference('dvSwitch'))?.name ?? null, datacenterName: datacenterOf(network),
    ...readVlan(vlan), vlanText: vlan,
    bindingType: null, isUplink: /uplink/i.test(network.object.name('tag') ?? '') ? true : null,
    isPromiscuousAllowed: null, isMacChangeAllowed: null, isForgedTransmitAllowed: null, teamingPolicy: null, activeUplinks: null, standbyUplinks: null,
  }
}

/** A standard port group's VLAN is with each host; hosts that disagree leave it unknown. */
function vlanOfStandard(name: string, run: DumpRun): string | null {
  const found = new Set<string>()
  for (const { object } of run.objectsOf('hosts')) {
    const network = object.object('networking') ?? object.object('network')
    for (const portGroup of network?.objects('portGroups') ?? []) {
      const vlan = portGroup.integer('vlanId')
      if (portGroup.name('name') === name && vlan !== null) found.add(String(vlan))
    }
  }
  return found.size === 0 ? null : [...found].sort().join('; ')
}

/** 0 is untagged and 4095 a trunk (vSphere HostPortGroupSpec.vlanId); a list or range is a trunk as well. */
function readVlan(vlan: string | null): Pick<PortGroup, 'vlanKind' | 'vlanId'> {
  if (vlan === null) return { vlanKind: 'unknown', vlanId: null }
  if (vlan.includes(';')) return { vlanKind: 'unknown', vlanId: null }
  if (!/^\d+$/.test(vlan)) return { vlanKind: /^[\d\s,-]+$/.test(vlan) ? 'trunk' : 'unknown', vlanId: null }
  const id = Number(vlan)
  if (id === 0) return { vlanKind: 'untagged', vlanId: null }
  return id <= 4094 ? { vlanKind: 'access', vlanId: id } : { vlanKind: id === 4095 ? 'trunk' : 'unknown', vlanId: null }
}
