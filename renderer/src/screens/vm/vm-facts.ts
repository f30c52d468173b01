import type { VmDetails } from '#shared/contract/vm-details.ts'
import { APPLICATION_FIELDS } from '#shared/domain/side/application.ts'
import { PERFORMANCE_FIELDS } from '#shared/domain/side/performance.ts'
import { VM_PROPERTY_FIELDS } from '#shared/domain/side/vm-property.ts'

export type Fact = readonly [field: string, value: string | number | boolean | null]

interface FactGroup {
  readonly group: string
  readonly facts: readonly Fact[]
}

/** The VM's own facts in groups; fields named ...Mib are amounts of MiB. */
export function vmFacts({ vm, source, side }: VmDetails): readonly FactGroup[] {
  return [
    ...sideFacts(side),
    { group: 'general', facts: [['powerState', vm.powerState], ['isTemplate', vm.isTemplate], ['guestOsFromTools', vm.guestOsFromTools], ['guestOsConfigured', vm.guestOsConfigured], ['toolsStatus', vm.tools?.status ?? null], ['dnsName', vm.dnsName], ['primaryIpAddress', vm.primaryIpAddress], ['annotation', vm.annotation]] },
    { group: 'placement', facts: [['source', source.name], ['datacenterName', vm.datacenterName], ['clusterName', vm.clusterName], ['hostName', vm.hostName], ['folderPath', vm.folderPath ?? vm.cpu?.folderPath ?? null], ['resourcePoolPath', vm.resourcePoolPath], ['moref', vm.moref]] },
    { group: 'compute', facts: [['vcpus', vm.vcpus], ['sockets', vm.cpu?.sockets ?? null], ['coresPerSocket', vm.cpu?.coresPerSocket ?? null], ['memoryMib', vm.memoryMib], ['cpuReservationMhz', vm.cpu?.reservationMhz ?? null], ['memoryReservationMib', vm.memory?.reservationMib ?? null], ['isCpuHotAddEnabled', vm.cpu?.isHotAddEnabled ?? null], ['firmware', vm.firmware], ['isSecureBootEnabled', vm.isSecureBootEnabled], ['hardwareVersion', vm.hardwareVersion]] },
    { group: 'storage', facts: [['provisionedMib', vm.provisionedMib], ['inUseMib', vm.inUseMib], ['isChangeBlockTrackingEnabled', vm.isChangeBlockTrackingEnabled], ['isConsolidationNeeded', vm.isConsolidationNeeded]] },
  ]
}

/** What side files say of the VM, with the file and row that say it; groups of which no file says anything are left out. */
function sideFacts({ application, performance, properties }: VmDetails['side']): FactGroup[] {
  const groups: FactGroup[] = []
  if (application !== null) groups.push({ group: 'application', facts: [...APPLICATION_FIELDS.map((field): Fact => [field, application[field]]), ['readFrom', placeOf(application)]] })
  if (performance !== null) groups.push({ group: 'performance', facts: [...PERFORMANCE_FIELDS.map((field): Fact => [field, performance[field]]), ['readFrom', placeOf(performance)]] })
  if (properties !== null) groups.push({ group: 'properties', facts: [...VM_PROPERTY_FIELDS.map((field): Fact => [field, properties[field]]), ['readFrom', placeOf(properties)]] })
  return groups
}

/** Columns of side files that their format does not know. */
export function otherCells({ side }: VmDetails): readonly { readonly column: string; readonly value: string }[] {
  return [...(side.application?.otherCells ?? []), ...(side.performance?.otherCells ?? []), ...(side.properties?.otherCells ?? [])]
}

function placeOf({ sheet, row }: { readonly sheet: string; readonly row: number }): string {
  return `${sheet}, ${row}`
}

/** What belongs to the VM in numbers: the input that brings it, its columns and rows. */
export function vmParts({ vm }: VmDetails): readonly { readonly part: string; readonly columns: readonly string[]; readonly rows: readonly object[] }[] {
  return [
    { part: 'disks', columns: ['label', 'capacityMib', 'datastoreName', 'isThin', 'isRaw', 'mode', 'sharingMode', 'controller', 'path'], rows: vm.disks },
    { part: 'nics', columns: ['label', 'adapter', 'networkName', 'switchName', 'macAddress', 'isConnected', 'ipv4Addresses'], rows: vm.nics },
    { part: 'partitions', columns: ['mountPoint', 'capacityMib', 'consumedMib', 'freeMib'], rows: vm.partitions },
    { part: 'snapshots', columns: ['name', 'createdAt', 'totalMib', 'description'], rows: vm.snapshots },
    { part: 'cdDrives', columns: ['deviceNode', 'deviceType', 'isConnected', 'isStartConnected'], rows: vm.cdDrives },
    { part: 'usbDevices', columns: ['deviceNode', 'deviceType', 'isConnected', 'family', 'speed'], rows: vm.usbDevices },
    { part: 'clusterRules', columns: ['type', 'name'], rows: vm.clusterRules },
  ]
}
