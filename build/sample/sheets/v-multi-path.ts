import type { Column } from '../cells.ts'
import { constants, defineSheet, text } from '../cells.ts'
import type { Datastore, Host, StorageArray, VCenter } from '../estate/inventory-types.ts'
import type { HostRow } from './inventory-records.ts'
import { hostItems } from './inventory-records.ts'
import { sourceColumns } from './vm-columns.ts'

interface Lun {
  readonly datastore: Datastore
  readonly device: string
  readonly array: StorageArray
  readonly paths: readonly string[]
}

type Row = HostRow & { readonly item: Lun }

const PATH_COLUMNS = 8

const columns: Column<Row>[] = [
  text('Host', ({ host }) => host.name),
  text('Cluster', ({ host }) => host.cluster.name),
  text('Datacenter', ({ host }) => host.cluster.datacenter.name),
  text('Datastore', ({ item }) => item.datastore.name),
  text('Disk', ({ item }) => item.device),
  text('Display name', ({ item }) => `${item.array.vendor.trim()} ${kindOf(item)} Disk (${item.device})`),
  text('Policy', ({ item }) => (isLocal(item) ? 'FIXED' : 'RR')),
  ...constants<Row>({ 'Oper. State': 'ok' }),
  ...Array.from({ length: PATH_COLUMNS }, (_, place) => [
    text<Row>(`Path ${place + 1}`, ({ item }) => item.paths[place] ?? null),
    text<Row>(`Path ${place + 1} state`, ({ item }) => (item.paths[place] === undefined ? null : 'active')),
  ]).flat(),
  text('vStorage', ({ item }) => (isLocal(item) ? 'vStorageUnsupported' : 'vStorageSupported')),
  ...constants<Row>({ 'Queue depth': '64' }),
  text('Vendor', ({ item }) => item.array.vendor),
  text('Model', ({ item }) => item.array.model),
  text('Revision', ({ item }) => item.array.revision),
  ...constants<Row>({ Level: '5' }),
  text('Serial #', ({ item }) => item.device.slice(-12).toUpperCase()),
  text('UUID', ({ item }) => `02000${item.datastore.index % 10}0000${item.device.slice(4)}`),
  text('Object ID', ({ item }) => item.datastore.moref),
  ...sourceColumns<Row>(({ vcenter }) => vcenter),
]

export const vMultiPath = defineSheet<Row>({ name: 'vMultiPath', columns, records: (estate) => hostItems(estate, lunsOf) })

function lunsOf(host: Host, vcenter: VCenter): Lun[] {
  const local = vcenter.datastores[host.index]
  const reachable = local === undefined ? host.cluster.sharedDatastores : [local, ...host.cluster.sharedDatastores]
  return reachable.flatMap((datastore) => {
    const { device, array } = datastore
    return device === null || array === null ? [] : [{ datastore, device, array, paths: pathsOf(datastore) }]
  })
}

function pathsOf(datastore: Datastore): string[] {
  const lun = datastore.index % 256
  switch (datastore.transport) {
    case 'FC':
      return ['vmhba2:C0:T0', 'vmhba2:C0:T1', 'vmhba3:C0:T0', 'vmhba3:C0:T1'].map((path) => `${path}:L${lun}`)
    case 'iSCSI':
      return ['vmhba64:C0:T0', 'vmhba64:C1:T0'].map((path) => `${path}:L${lun}`)
    default:
      return ['vmhba1:C2:T0:L0']
  }
}

function isLocal({ datastore }: Lun): boolean {
  return datastore.transport === 'local'
}

function kindOf(lun: Lun): string {
  if (isLocal(lun)) return 'Local'
  return lun.datastore.transport === 'FC' ? 'Fibre Channel' : 'iSCSI'
}
