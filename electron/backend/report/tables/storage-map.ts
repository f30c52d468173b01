import { MIB_PER_GIB } from '#shared/domain/units.ts'
import { defineTable, joined } from '../report-table.ts'

/** Where datastores go. */
export const storageMap = defineTable({
  id: 'storage-map',
  title: 'Storage map',
  about: 'One row a datastore that a VM of the migration uses: the StorageClass for its disks, and why.',
  none: 'No VM of the migration uses a datastore.',
  columns: [
    { key: 'source', title: 'Source', kind: 'text', width: 22 },
    { key: 'datastore', title: 'Datastore', kind: 'text', width: 34 },
    { key: 'type', title: 'Type', kind: 'text', width: 10 },
    { key: 'capacityGib', title: 'Capacity, GiB', kind: 'decimal', width: 13 },
    { key: 'freeGib', title: 'Free, GiB', kind: 'decimal' },
    { key: 'vms', title: 'VMs', kind: 'count' },
    { key: 'disks', title: 'Disks', kind: 'count' },
    { key: 'disksGib', title: 'Disks, GiB', kind: 'decimal' },
    { key: 'storageClass', title: 'StorageClass', kind: 'text', width: 44 },
    { key: 'volumeMode', title: 'Volume mode', kind: 'text', width: 12 },
    { key: 'accessMode', title: 'Access mode', kind: 'text', width: 16 },
    { key: 'copyOffload', title: 'Copied by the array', kind: 'text', width: 16 },
    { key: 'confidence', title: 'Confidence', kind: 'text', width: 11 },
    { key: 'why', title: 'Why', kind: 'prose', width: 70 },
  ],
  rows: ({ plan, estate, places }) => {
    const known = new Map(estate.datastores.map((datastore) => [datastore.id, datastore]))
    const gib = (mib: number | null | undefined): number | null => (mib === null || mib === undefined ? null : mib / MIB_PER_GIB)
    return plan.datastores.map((mapping) => {
      const datastore = known.get(mapping.datastoreId)
      const { destination } = mapping
      return [
        places.sourceNames.get(mapping.sourceId) ?? mapping.sourceId,
        mapping.name,
        datastore?.type ?? null,
        gib(datastore?.capacityMib),
        gib(datastore?.freeMib),
        mapping.vmCount,
        mapping.diskCount,
        gib(mapping.capacityMib),
        destination?.storageClass ?? 'open',
        destination?.volumeMode ?? null,
        destination?.accessMode ?? null,
        destination?.copyOffload?.vendor ?? null,
        mapping.confidence,
        joined(mapping.reasons.map(({ message }) => message)),
      ]
    })
  },
})
