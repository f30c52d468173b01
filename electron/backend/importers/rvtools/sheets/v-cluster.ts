import { collectAttributes } from '../collect-attributes.ts'
import { defineColumns, flag, integer, text, whole } from '../columns/column.ts'
import { SOURCE_COLUMNS } from '../columns/key-columns.ts'
import { readSheet } from '../read-sheet.ts'
import { NO_SOURCE } from '../rejection.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  ...SOURCE_COLUMNS,
  name: text('Name', { aliases: ['Cluster'], missingCode: 'MISSING_CLUSTER_NAME' }),
  objectId: text('Object ID', { missingCode: 'MISSING_CLUSTER_ID' }),
  hostCount: integer('NumHosts', { isNeverNegative: true }),
  effectiveHostCount: integer('numEffectiveHosts'),
  cpuCores: integer('NumCpuCores', { isNeverNegative: true }),
  cpuThreads: integer('NumCpuThreads', { isNeverNegative: true }),
  totalCpu: whole('TotalCpu'),
  totalMemory: whole('TotalMemory', { isNeverNegative: true }),
  isHaEnabled: flag('HA enabled'),
  failoverLevel: integer('Failover Level'),
  isAdmissionControlEnabled: flag('AdmissionControlEnabled'),
  isDrsEnabled: flag('DRS enabled'),
  drsBehavior: text('DRS default VM behavior'),
  drsVmotionRate: integer('DRS vmotion rate'),
  isDpmEnabled: flag('DPM enabled'),
})

export const vClusterSheet: SheetReader = {
  name: 'vCluster',
  columns,
  absence: 'warning',
  async read(table, run) {
    const hasHostCount: number[] = []
    await readSheet(run, vClusterSheet, table, (row) => {
      const source = run.sources.resolve(row.text(columns.sourceUuid), row.text(columns.server))
      if (source === null) return NO_SOURCE
      const name = row.text(columns.name)
      if (name === null) return { code: 'MISSING_CLUSTER_NAME', reason: 'the row names no cluster' }
      const moref = row.text(columns.objectId)
      // RVTools does not state a cluster's datacenter.
      const id = moref === null ? `${source.id}/name:/${name}` : `${source.id}/${moref}`
      if (!run.isFirst('cluster', id)) return { code: 'DUPLICATE_CLUSTER', reason: `the cluster ${name} has a row above already` }
      const hostCount = row.integer(columns.hostCount)
      if (hostCount !== null) hasHostCount.push(hostCount)
      const key = `${source.id}\n${name}`
      // Two clusters of one name are in two datacenters, and nothing says whose a host is.
      if (run.isFirst('cluster name', key)) run.clusterHosts.set(key, { name, row: row.number, stated: hostCount, hosts: 0 })
      else run.clusterHosts.delete(key)
      run.sink.row('cluster', {
        id,
        sourceId: source.id,
        moref,
        name,
        hostCount,
        effectiveHostCount: row.integer(columns.effectiveHostCount),
        cpuCores: row.integer(columns.cpuCores),
        cpuThreads: row.integer(columns.cpuThreads),
        totalCpuMhz: row.amount(columns.totalCpu),
        totalMemoryMib: row.amount(columns.totalMemory),
        isHaEnabled: row.flag(columns.isHaEnabled),
        haFailoverLevel: row.integer(columns.failoverLevel),
        isAdmissionControlEnabled: row.flag(columns.isAdmissionControlEnabled),
        isDrsEnabled: row.flag(columns.isDrsEnabled),
        drsBehavior: row.text(columns.drsBehavior),
        drsVmotionRate: row.integer(columns.drsVmotionRate),
        isDpmEnabled: row.flag(columns.isDpmEnabled),
      })
      collectAttributes(run, row, 'cluster', id)
      return null
    })
    if (hasHostCount.length > 0) run.totals.clusterHosts = hasHostCount.reduce((sum, count) => sum + count, 0)
  },
}
