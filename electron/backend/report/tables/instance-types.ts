import { compareNatural } from '#shared/domain/compare.ts'
import { MIB_PER_GIB } from '#shared/domain/units.ts'
import { defineTable, type ReportCell } from '../report-table.ts'

/** Which instance types VMs get, those that the bundle makes among them. */
export const instanceTypes = defineTable({
  id: 'instance-types',
  title: 'Instance types',
  about: 'One row an instance type that a VM gets: one that the cluster brings along, one that the bundle makes, or the size of the source.',
  none: 'No VM gets an instance type.',
  columns: [
    { key: 'name', title: 'Instance type', kind: 'text', width: 30 },
    { key: 'kind', title: 'Kind', kind: 'text', width: 22 },
    { key: 'vms', title: 'VMs', kind: 'count' },
    { key: 'vcpus', title: 'vCPUs', kind: 'count' },
    { key: 'memoryGib', title: 'Memory, GiB', kind: 'decimal' },
    { key: 'addedVcpus', title: 'vCPUs beyond the source', kind: 'count', width: 14 },
    { key: 'addedMemoryGib', title: 'Memory beyond the source, GiB', kind: 'decimal', width: 16 },
    { key: 'isDedicatedCpu', title: 'Dedicated CPUs', kind: 'flag', width: 12 },
    { key: 'isNumaPassedThrough', title: 'NUMA passed through', kind: 'flag', width: 12 },
    { key: 'hugepages', title: 'Huge pages', kind: 'text', width: 10 },
    { key: 'cpuModel', title: 'CPU model', kind: 'text', width: 20 },
  ],
  rows: ({ plan }) => {
    const rows = new Map<string, { cells: readonly ReportCell[]; traits: readonly ReportCell[]; vms: number; vcpus: number; memoryMib: number }>()
    for (const { instanceType, waste } of plan.compute.vms) {
      const [name, kind] = instanceType === null ? ['open', 'not decided'] : instanceType.type === 'source' ? ['as at the source', 'none'] : [instanceType.name, KINDS[instanceType.type]]
      const known = rows.get(`${kind}\0${name}`) ?? {
        cells: [name, kind],
        traits: instanceType?.type === 'custom' ? [instanceType.isDedicatedCpu, instanceType.isNumaPassedThrough, instanceType.hugepages, instanceType.cpuModel] : [null, null, null, null],
        vms: 0,
        vcpus: 0,
        memoryMib: 0,
      }
      rows.set(`${kind}\0${name}`, { ...known, vms: known.vms + 1, vcpus: known.vcpus + (waste?.vcpus ?? 0), memoryMib: known.memoryMib + (waste?.memoryMib ?? 0) })
    }
    const sizes = new Map(plan.compute.vms.flatMap(({ instanceType }) => (instanceType === null || !('vcpus' in instanceType) ? [] : [[instanceType.name, instanceType] as const])))
    return [...rows].sort(([left], [right]) => compareNatural(left, right)).map(([, { cells, traits, vms, vcpus, memoryMib }]) => {
      const size = sizes.get(String(cells[0]))
      return [...cells, vms, size?.vcpus ?? null, size === undefined ? null : size.memoryMib / MIB_PER_GIB, vcpus, memoryMib / MIB_PER_GIB, ...traits]
    })
  },
})

const KINDS = { catalogue: 'the cluster brings it', custom: 'the bundle makes it', unknown: 'only the cluster knows it' } as const
