import { defineSheet, text } from '../cells.ts'
import type { Estate } from '../estate/estate-types.ts'
import type { VCenter } from '../estate/inventory-types.ts'
import type { Vm } from '../estate/vm-types.ts'
import { loadAt } from '../estate/tally.ts'
import { formatSerial } from '../serial-date.ts'
import { sourceColumns } from './vm-columns.ts'

interface Row {
  readonly vcenter: VCenter
  readonly name: string
  readonly message: string
  readonly type: string
}

const LOW_SPACE_PERCENT = 10
const VCPUS_PER_CORE = 4

export const vHealth = defineSheet<Row>({
  name: 'vHealth',
  columns: [
    text('Name', ({ name }) => name),
    text('Message', ({ message }) => message),
    text('Message type', ({ type }) => type),
    ...sourceColumns<Row>(({ vcenter }) => vcenter),
  ],
  records,
})

function* records(estate: Estate): Iterable<Row> {
  for (const vm of estate.vms()) yield* messagesOf(vm)
  for (const vcenter of estate.vcenters) {
    for (const host of vcenter.hosts) {
      const { sockets, coresPerSocket } = host.cluster.hardware
      const ratio = loadAt(estate.tally.hosts, host).vcpus / (sockets * coresPerSocket)
      if (ratio <= VCPUS_PER_CORE) continue
      const message = `There are ${ratio.toFixed(2)} virtual CPUs active per core on this host. The threshold value is ${VCPUS_PER_CORE}`
      yield { vcenter, name: host.name, message, type: 'CPU' }
    }
    const shared = vcenter.clusters[0]?.sharedDatastores[0]
    if (shared === undefined) continue
    const name = `[${shared.name}] retired-server/retired-server.vmdk`
    yield { vcenter, name, message: 'Possibly a Zombie vmdk file! Please check.', type: 'Zombie' }
  }
}

function* messagesOf(vm: Vm): Iterable<Row> {
  const base = { vcenter: vm.vcenter, name: vm.name }
  for (const partition of vm.partitions) {
    const freeMib = partition.capacityMib - partition.consumedMib
    const percent = Math.floor((freeMib * 100) / partition.capacityMib)
    if (percent >= LOW_SPACE_PERCENT) continue
    const message = `On ${partition.path} is ${percent}% disk space available! The threshold value is ${LOW_SPACE_PERCENT}%. Free MB = ${freeMib}`
    yield { ...base, message, type: 'Storage' }
  }
  if (vm.powerState === 'poweredOn' && vm.tools.status !== 'toolsOk') {
    yield { ...base, message: 'VMware tools are out of date, not running or not installed!', type: 'VM Tools' }
  }
  for (const drive of vm.cdDrives) {
    if (drive.isConnected) yield { ...base, message: `VM has a CDROM device connected! ${drive.label}`, type: 'CDROM' }
  }
  for (const snapshot of vm.snapshots) {
    const message = `VM has an active snapshot! ${snapshot.name} created on ${formatSerial(snapshot.createdAt)}`
    yield { ...base, message, type: 'Snapshot' }
  }
  if (vm.directory !== vm.name) {
    const message = `Inconsistent Foldername! VMname = ${vm.name}  Foldername = ${vm.directory}`
    yield { ...base, message, type: 'Foldername' }
  }
}
