import { type SheetRows, writeWorkbook } from '#backend/importers/rvtools/testing/import-workbook.ts'
import { UUID_A, vmCells, vmSheet } from '#backend/importers/rvtools/testing/estate-sheets.ts'

/** For tests: a VM of a small export. */
export interface HistoryVm {
  readonly name: string
  readonly moref: string
  readonly vmUuid?: string
  readonly cpus?: number
  readonly memory?: number
  readonly disk?: number
  readonly inUse?: number
}

/** For tests: an export of the first vCenter on a day, with its VMs, one disk each. */
export function writeExport(day: string | null, vms: readonly HistoryVm[], { name = `export-${day ?? 'undated'}.xlsx`, uuid = UUID_A, server = 'vc-a', sheets = {} }: { readonly name?: string; readonly uuid?: string; readonly server?: string; readonly sheets?: Readonly<Record<string, SheetRows>> } = {}): string {
  const cells = (vm: HistoryVm): ReturnType<typeof vmCells> => vmCells(vm.name, vm.moref, { uuid, server, vmUuid: vm.vmUuid ?? `420a0000-0000-0000-0000-${vm.moref.replace(/\D/g, '').padStart(12, '0')}` })
  return writeWorkbook({
    vInfo: vmSheet(['Powerstate', 'CPUs', 'Memory', 'In Use MiB', 'Cluster', 'SMBIOS UUID'], vms.map((vm) => [cells(vm), 'poweredOn', vm.cpus ?? 2, vm.memory ?? 4096, vm.inUse ?? 100, 'C1', null])),
    vDisk: vmSheet(['Disk', 'Capacity MiB', 'Path'], vms.map((vm) => [cells(vm), 'Hard disk 1', vm.disk ?? 1024, `[ds] ${vm.name}/${vm.name}.vmdk`])),
    ...(day === null ? {} : { vMetaData: [['RVTools version', 'xlsx creation datetime', 'Server'], ['4.7.1.4', `${day.replaceAll('-', '/')} 08:00:00`, server]] }),
    ...sheets,
  }, name)
}
