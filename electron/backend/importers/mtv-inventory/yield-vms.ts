import { AppError } from '#shared/contract/app-error.ts'
import type { DiskConfiguration, NicConfiguration } from '#shared/domain/estate/device-configuration.ts'
import type { VmConfiguration } from '#shared/domain/estate/vm-configuration.ts'
import type { Vm, VmCpu, VmMemory, VmTools } from '#shared/domain/estate/vm.ts'
import type { Disk, Nic, Partition, VmSnapshot } from '#shared/domain/estate/vm-devices.ts'
import type { DumpObject, DumpRun } from './dump-run.ts'

/** How a platform's VMs become rows. */
export interface VmRows {
  vm(vm: DumpObject, run: DumpRun): Vm
  cpu(vm: DumpObject): VmCpu
  memory(vm: DumpObject): VmMemory
  tools(vm: DumpObject): VmTools | null
  configuration(vm: DumpObject, run: DumpRun): VmConfiguration
}

interface Devices<Device, Configuration> {
  readonly device: Device
  readonly configuration: Configuration
}

export interface VmDeviceRows {
  disks(vm: DumpObject, run: DumpRun): readonly Devices<Disk, DiskConfiguration>[]
  nics(vm: DumpObject, run: DumpRun): readonly Devices<Nic, NicConfiguration>[]
  partitions(vm: DumpObject): readonly Partition[]
  snapshots(vm: DumpObject): readonly VmSnapshot[]
}

/** In which field of a VM each kind of device is listed; null: nowhere on this platform. */
export type DeviceFields = Readonly<Record<'disks' | 'nics' | 'partitions' | 'snapshots' | 'tools', string | null>>

export async function yieldVms(run: DumpRun, rows: VmRows): Promise<void> {
  const vms = run.objectsOf('vms')
  await inBatches(vms, run, (vm) => run.sink.row('vm', rows.vm(vm, run)))
  await inBatches(vms, run, (vm) => run.sink.row('vmCpu', rows.cpu(vm)))
  await inBatches(vms, run, (vm) => run.sink.row('vmMemory', rows.memory(vm)))
  await inBatches(vms, run, (vm) => {
    const tools = rows.tools(vm)
    if (tools !== null) run.sink.row('vmTools', tools)
  })
  await inBatches(vms, run, (vm) => run.sink.row('vmConfiguration', rows.configuration(vm, run)))
}

/** Yields devices and reports each kind that the inventory lists at all: a list that no VM has says nothing, not "none". */
export async function yieldDevices(run: DumpRun, rows: VmDeviceRows, fields: DeviceFields): Promise<void> {
  const { sink } = run
  const vms = run.objectsOf('vms')
  const disks = vms.map((vm) => rows.disks(vm, run))
  await inBatches(disks, run, (list) => list.forEach(({ device }) => sink.row('disk', device)))
  await inBatches(disks, run, (list) => list.forEach(({ configuration }) => sink.row('diskConfiguration', configuration)))
  const nics = vms.map((vm) => rows.nics(vm, run))
  await inBatches(nics, run, (list) => list.forEach(({ device }) => sink.row('nic', device)))
  await inBatches(nics, run, (list) => list.forEach(({ configuration }) => sink.row('nicConfiguration', configuration)))
  const partitions = vms.map((vm) => rows.partitions(vm))
  await inBatches(partitions, run, (list) => list.forEach((row) => sink.row('partition', row)))
  const snapshots = vms.map((vm) => rows.snapshots(vm))
  await inBatches(snapshots, run, (list) => list.forEach((row) => sink.row('vmSnapshot', row)))
  const count = (lists: readonly (readonly unknown[])[]): number => lists.reduce((sum, list) => sum + list.length, 0)
  const sheets = [
    { name: 'disk_attachments', field: fields.disks, rows: count(disks) },
    { name: 'nics', field: fields.nics, rows: count(nics) },
    { name: 'guest_disks', field: fields.partitions, rows: count(partitions) },
    // One VM whose snapshots are not stated makes "it has none" a guess for all.
    { name: 'snapshots', field: fields.snapshots, rows: count(snapshots), isForAll: true },
    { name: 'guest_tools', field: fields.tools, rows: vms.length },
  ]
  for (const { name, field, rows: times, isForAll } of sheets) {
    if (field === null || vms.length === 0) continue
    const stating = vms.filter((vm) => Object.hasOwn(vm.object.fields, field)).length
    const isListed = isForAll === true ? stating === vms.length : stating > 0 || times > 0
    if (isListed) sink.sheet({ name, rows: times, kept: times, rejected: 0, missingColumns: [], extraColumns: [] })
    if (stating < vms.length) {
      run.report({ code: 'FIELD_ABSENT', severity: 'info', sheet: name, column: field, value: String(vms.length - stating), message: `${vms.length - stating} of ${vms.length} VMs have no field ${field}: what depends on it is not evaluated for them.` })
    }
  }
}

/** VMs between two looks at the signal; a look lets other work in. */
const VMS_OF_BATCH = 200

async function inBatches<Item>(items: readonly Item[], { context }: DumpRun, work: (item: Item) => void): Promise<void> {
  for (let at = 0; at < items.length; at += VMS_OF_BATCH) {
    if (context.signal.aborted) throw new AppError('cancelled', 'The import was cancelled.')
    for (const item of items.slice(at, at + VMS_OF_BATCH)) work(item)
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}
