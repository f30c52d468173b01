import type { Host } from '#shared/domain/estate/infrastructure.ts'
import { idOf, textOf, type OvirtElement } from '../documents/ovirt-element.ts'
import { integerOf, joinTexts, mebibytesOf, numberOf } from '../documents/ovirt-values.ts'
import type { OvirtRun } from '../ovirt-run.ts'

export function hostRow(host: OvirtElement, run: OvirtRun): Host {
  const name = textOf(host, 'name') ?? host.id ?? ''
  const clusterId = idOf(host, 'cluster')
  const cluster = run.inventory.find('cluster', clusterId)
  const threads = integerOf(host, 'cpu', 'topology', 'threads')
  const nics = run.inventory.membersOf(host, 'host_nic')
  const status = textOf(host, 'status')
  return {
    id: run.idOf(host.id ?? ''),
    sourceId: run.source.id,
    moref: host.id,
    name,
    datacenterName: run.nameOf('data_center', idOf(cluster, 'data_center')),
    clusterName: run.resolveName('cluster', clusterId, `The host ${name}`),
    cpuModel: textOf(host, 'cpu', 'name'),
    cpuMhz: numberOf(host, 'cpu', 'speed'),
    sockets: integerOf(host, 'cpu', 'topology', 'sockets'),
    coresPerSocket: integerOf(host, 'cpu', 'topology', 'cores'),
    cores: coresOf(host),
    isHyperthreadingActive: threads === null ? null : threads > 1,
    memoryMib: memoryMibOf(host),
    cpuUsagePercent: null,
    memoryUsagePercent: null,
    nicCount: nics?.filter((nic) => isPhysicalNic(nic)).length ?? null,
    hbaCount: null,
    vmCount: integerOf(host, 'summary', 'active'),
    vmCountTotal: integerOf(host, 'summary', 'total'),
    currentEvcMode: textOf(host, 'cpu', 'type'),
    maxEvcMode: null,
    esxVersion: joinTexts([textOf(host, 'os', 'type'), textOf(host, 'os', 'version', 'full_version')])?.replace('; ', ' ') ?? textOf(host, 'version', 'full_version'),
    vendor: textOf(host, 'hardware_information', 'manufacturer'),
    model: textOf(host, 'hardware_information', 'product_name'),
    isInMaintenanceMode: status === null ? null : status === 'maintenance' || status === 'preparing_for_maintenance',
    powerPolicy: null,
    uuid: textOf(host, 'hardware_information', 'uuid')?.toLowerCase() ?? null,
  }
}

/** Physical cores of a host, over all sockets. */
export function coresOf(host: OvirtElement): number | null {
  const sockets = integerOf(host, 'cpu', 'topology', 'sockets')
  const cores = integerOf(host, 'cpu', 'topology', 'cores')
  return sockets === null || cores === null ? null : sockets * cores
}

export function memoryMibOf(host: OvirtElement): number | null {
  return mebibytesOf(host, 'memory')
}

/** Neither a bond nor a VLAN device on top of another. */
export function isPhysicalNic(nic: OvirtElement): boolean {
  return !nic.children.some(({ name }) => name === 'bonding' || name === 'vlan' || name === 'base_interface')
}
