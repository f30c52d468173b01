import { MEMORY_TIERING_ATTRIBUTE } from '#shared/domain/estate/memory-tiering.ts'
import { collectAttributes } from '../collect-attributes.ts'
import { decimal, defineColumns, flag, integer, text, whole } from '../columns/column.ts'
import { HOST_KEY_COLUMNS } from '../columns/key-columns.ts'
import { readSheet } from '../read-sheet.ts'
import { NO_SOURCE } from '../rejection.ts'
import type { SheetReader } from '../sheet-reader.ts'

const columns = defineColumns({
  ...HOST_KEY_COLUMNS,
  cluster: text('Cluster', { missingCode: 'MISSING_CLUSTER' }),
  objectId: text('Object ID', { missingCode: 'MISSING_HOST_ID' }),
  cpuModel: text('CPU Model'),
  speed: whole('Speed', { isNeverNegative: true }),
  sockets: integer('# CPU', { isNeverNegative: true }),
  coresPerSocket: integer('Cores per CPU', { isNeverNegative: true }),
  cores: integer('# Cores', { isNeverNegative: true }),
  isHyperthreadingActive: flag('HT Active'),
  memory: whole('# Memory', { isNeverNegative: true }),
  cpuUsage: decimal('CPU usage %'),
  memoryUsage: decimal('Memory usage %'),
  nicCount: integer('# NICs'),
  hbaCount: integer('# HBAs'),
  vmCount: integer('# VMs'),
  vmCountTotal: integer('# VMs total'),
  currentEvc: text('Current EVC'),
  maxEvc: text('Max EVC'),
  esxVersion: text('ESX Version'),
  vendor: text('Vendor'),
  model: text('Model'),
  isInMaintenance: flag('in Maintenance Mode'),
  powerPolicy: text('Host Power Policy'),
  uuid: text('UUID'),
  memoryTiering: text(MEMORY_TIERING_ATTRIBUTE, { isOptional: true }),
})

export const vHostSheet: SheetReader = {
  name: 'vHost',
  columns,
  absence: 'warning',
  async read(table, run) {
    const { totals } = run
    const result = await readSheet(run, vHostSheet, table, (row) => {
      const source = run.sources.resolve(row.text(columns.sourceUuid), row.text(columns.server))
      if (source === null) return NO_SOURCE
      const name = row.text(columns.host)
      if (name === null) return { code: 'MISSING_HOST_NAME', reason: 'the row names no host' }
      const moref = row.text(columns.objectId)
      const datacenter = row.text(columns.datacenter)
      const id = moref === null ? `${source.id}/name:${datacenter ?? ''}/${name}` : `${source.id}/${moref}`
      if (!run.isFirst('host', id)) return { code: 'DUPLICATE_HOST', reason: `the host ${name} has a row above already` }
      const vmCount = row.integer(columns.vmCount)
      const vmCountTotal = row.integer(columns.vmCountTotal)
      if (vmCount !== null) totals.hostVms = (totals.hostVms ?? 0) + vmCount
      if (vmCountTotal !== null) totals.hostVmsTotal = (totals.hostVmsTotal ?? 0) + vmCountTotal
      run.hosts.add({ id, sourceId: source.id, name, datacenter, counts: { row: row.number, stated: vmCount, statedTotal: vmCountTotal, vms: 0 } })
      const clusterName = row.text(columns.cluster)
      const cluster = run.clusterHosts.get(`${source.id}\n${clusterName ?? ''}`)
      if (cluster !== undefined) cluster.hosts += 1
      run.sink.row('host', {
        id,
        sourceId: source.id,
        moref,
        name,
        datacenterName: datacenter,
        clusterName,
        cpuModel: row.text(columns.cpuModel),
        cpuMhz: row.amount(columns.speed),
        sockets: row.integer(columns.sockets),
        coresPerSocket: row.integer(columns.coresPerSocket),
        cores: row.integer(columns.cores),
        isHyperthreadingActive: row.flag(columns.isHyperthreadingActive),
        memoryMib: row.amount(columns.memory),
        cpuUsagePercent: row.amount(columns.cpuUsage),
        memoryUsagePercent: row.amount(columns.memoryUsage),
        nicCount: row.integer(columns.nicCount),
        hbaCount: row.integer(columns.hbaCount),
        vmCount,
        vmCountTotal,
        currentEvcMode: row.text(columns.currentEvc),
        maxEvcMode: row.text(columns.maxEvc),
        esxVersion: row.text(columns.esxVersion),
        vendor: row.text(columns.vendor),
        model: row.text(columns.model),
        isInMaintenanceMode: row.flag(columns.isInMaintenance),
        powerPolicy: row.text(columns.powerPolicy),
        uuid: row.text(columns.uuid),
      })
      const tiering = row.text(columns.memoryTiering)
      if (tiering !== null) run.sink.row('attribute', { objectKind: 'host', objectId: id, name: MEMORY_TIERING_ATTRIBUTE, value: tiering })
      collectAttributes(run, row, 'host', id)
      return null
    })
    totals.hostRows = result.kept
  },
}
