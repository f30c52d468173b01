import { splitNames } from '../cells/split-names.ts'
import { collectAttributes } from '../collect-attributes.ts'
import { defineColumns, flag, integer, text, whole } from '../columns/column.ts'
import { SOURCE_COLUMNS } from '../columns/key-columns.ts'
import type { ImportRun } from '../import-run.ts'
import { datacentersOf } from '../joins/datastore-index.ts'
import { readSheet } from '../read-sheet.ts'
import { NO_SOURCE } from '../rejection.ts'
import type { RowReader } from '../row-reader.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  ...SOURCE_COLUMNS,
  name: text('Name'),
  objectId: text('Object ID', { missingCode: 'MISSING_DATASTORE_ID' }),
  address: text('Address'),
  isAccessible: flag('Accessible'),
  type: text('Type'),
  vmCountTotal: integer('# VMs total', { isNeverNegative: true }),
  vmCount: integer('# VMs', { isNeverNegative: true }),
  capacity: whole('Capacity MiB', { isNeverNegative: true }),
  provisioned: whole('Provisioned MiB', { isNeverNegative: true }),
  inUse: whole('In Use MiB', { isNeverNegative: true }),
  free: whole('Free MiB', { aliases: ['Free space MiB'] }),
  hostCount: integer('# Hosts', { isNeverNegative: true }),
  hosts: text('Hosts'),
  datastoreCluster: text('Cluster name', { aliases: ['Datastore Cluster'] }),
  version: text('Version', { aliases: ['Major Version'] }),
  url: text('URL'),
})

export const vDatastoreSheet: SheetReader = {
  name: 'vDatastore',
  columns,
  absence: 'warning',
  async read(table, run) {
    const onHosts: { datastoreId: string; hostName: string }[] = []
    await readSheet(run, vDatastoreSheet, table, (row) => {
      const source = run.sources.resolve(row.text(columns.sourceUuid), row.text(columns.server))
      if (source === null) return NO_SOURCE
      const name = row.text(columns.name)
      if (name === null) return { code: 'MISSING_DATASTORE_NAME', reason: 'the row names no datastore' }
      const moref = row.text(columns.objectId)
      const id = claimId(run, row, source.id, moref, name)
      if (id === null) return { code: 'DUPLICATE_DATASTORE', reason: `the datastore ${name} has a row above already` }
      const hostNames = splitNames(row.text(columns.hosts))
      const vmCount = row.integer(columns.vmCount)
      const vmCountTotal = row.integer(columns.vmCountTotal)
      const capacityMib = row.amount(columns.capacity)
      const inUseMib = row.amount(columns.inUse)
      if (capacityMib !== null && inUseMib !== null && inUseMib > capacityMib) {
        const message = `The datastore ${name} uses ${String(inUseMib)} MiB of ${String(capacityMib)} MiB; both are kept as they stand.`
        row.issue({ code: 'IN_USE_ABOVE_CAPACITY', severity: 'warning', column: columns.inUse.header, value: String(inUseMib), message })
      }
      run.datastores.add({
        id,
        sourceId: source.id,
        name,
        moref,
        hostNames: new Set(hostNames.map((host) => host.toLowerCase())),
        datacenters: datacentersOf(source.id, hostNames, run.hosts),
        usage: { row: row.number, stated: vmCountTotal ?? vmCount, column: vmCountTotal === null ? columns.vmCount.header : columns.vmCountTotal.header, vms: new Set() },
      })
      run.sink.row('datastore', {
        id,
        sourceId: source.id,
        moref,
        name,
        type: row.text(columns.type),
        address: row.text(columns.address),
        isAccessible: row.flag(columns.isAccessible),
        capacityMib,
        provisionedMib: row.amount(columns.provisioned),
        inUseMib,
        freeMib: row.amount(columns.free),
        hostCount: row.integer(columns.hostCount),
        vmCount,
        vmCountTotal,
        // An empty cell says that it is in none; a missing column says nothing.
        datastoreClusterName: row.text(columns.datastoreCluster) ?? (row.has(columns.datastoreCluster) ? '' : null),
        version: row.text(columns.version),
        url: row.text(columns.url),
      })
      for (const hostName of new Set(hostNames)) onHosts.push({ datastoreId: id, hostName })
      collectAttributes(run, row, 'datastore', id)
      return null
    })
    for (const row of onHosts) run.sink.row('datastoreHost', row)
  },
}

/** The datastore's id, or null when another row has it. Without Object ID, two of one name are told apart by their URL or address. */
function claimId(run: ImportRun, row: RowReader, sourceId: string, moref: string | null, name: string): string | null {
  if (moref !== null) return run.isFirst('datastore', `${sourceId}/${moref}`) ? `${sourceId}/${moref}` : null
  if (row.has(columns.objectId) && run.isFirst('MISSING_DATASTORE_ID')) {
    row.issue({
      code: 'MISSING_DATASTORE_ID',
      severity: 'warning',
      column: columns.objectId.header,
      assumed: name,
      message: 'Datastores without Object ID are known by their names.',
    })
  }
  const id = `${sourceId}/name:${name}`
  const place = row.text(columns.url) ?? row.text(columns.address)
  if (run.isFirst('datastore', id)) {
    run.isFirst('datastore', `${id}/${place ?? ''}`)
    return id
  }
  if (place === null || !run.isFirst('datastore', `${id}/${place}`)) return null
  return `${id}/${place}`
}
