import { MIB_PER_GIB, MIB_PER_TIB } from '#shared/domain/units.ts'
import { defineTable, joined } from '../report-table.ts'

/** What leaves the source, where there is a schedule. */
export const freed = defineTable({
  id: 'freed',
  title: 'Freed on the source',
  about: 'One row a window of the kept schedule: what has left the source by its end, and the hosts on which no VM is left.',
  none: 'Nothing is scheduled to leave the source: a schedule of waves says when.',
  columns: [
    { key: 'window', title: 'Window', kind: 'text', width: 28 },
    { key: 'date', title: 'Day', kind: 'text', width: 12 },
    { key: 'vms', title: 'VMs', kind: 'count' },
    { key: 'vcpus', title: 'vCPUs', kind: 'count' },
    { key: 'memoryGib', title: 'Memory, GiB', kind: 'decimal' },
    { key: 'disksTib', title: 'Disks, TiB', kind: 'decimal' },
    { key: 'allVms', title: 'VMs so far', kind: 'count' },
    { key: 'allVcpus', title: 'vCPUs so far', kind: 'count' },
    { key: 'allMemoryGib', title: 'Memory so far, GiB', kind: 'decimal', width: 13 },
    { key: 'allDisksTib', title: 'Disks so far, TiB', kind: 'decimal' },
    { key: 'allHosts', title: 'Empty hosts so far', kind: 'count', width: 12 },
    { key: 'hostCores', title: 'Their cores', kind: 'count' },
    { key: 'hostMemoryGib', title: 'Their memory, GiB', kind: 'decimal', width: 13 },
    { key: 'emptyHosts', title: 'Hosts that become empty', kind: 'prose', width: 60 },
  ],
  rows: ({ freed: { windows } }) =>
    windows.length === 0
      ? null
      : windows.map(({ window, date, vms, vcpus, memoryMib, disksMib, emptyHosts, total }) => [
          window,
          date,
          vms,
          vcpus,
          memoryMib / MIB_PER_GIB,
          disksMib / MIB_PER_TIB,
          total.vms,
          total.vcpus,
          total.memoryMib / MIB_PER_GIB,
          total.disksMib / MIB_PER_TIB,
          total.hosts,
          total.hostCores,
          total.hostMemoryMib / MIB_PER_GIB,
          joined(emptyHosts),
        ]),
})
