import type { Host } from '#shared/domain/estate/infrastructure.ts'
import { makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { hostInMaintenance } from './portolan.host.in_maintenance.ts'

const host = (isInMaintenanceMode: boolean | null): Host => ({
  id: `${SOURCE_ID}/host-1`, sourceId: SOURCE_ID, moref: 'host-1', name: 'esx01', datacenterName: 'DC1', clusterName: 'PROD', cpuModel: null, cpuMhz: null, sockets: null, coresPerSocket: null, cores: null, isHyperthreadingActive: null,
  memoryMib: null, cpuUsagePercent: null, memoryUsagePercent: null, nicCount: null, hbaCount: null, vmCount: null, vmCountTotal: null, currentEvcMode: null, maxEvcMode: null, esxVersion: null, vendor: null, model: null, isInMaintenanceMode, powerPolicy: null, uuid: null,
})
const vmOn = (isInMaintenanceMode: boolean | null) => ({ vm: makeVm({ hostId: `${SOURCE_ID}/host-1` }), estate: { hosts: [host(isInMaintenanceMode)] } })

describeRule(hostInMaintenance, {
  clean: { 'at work': vmOn(false) },
  flagged: { 'in maintenance': [vmOn(true), { host: 'esx01' }] },
  notEvaluated: { 'nothing said': vmOn(null), 'a host that is not listed': makeVm({ hostId: `${SOURCE_ID}/host-9` }), 'no host named': makeVm(), 'no list of hosts': { ...vmOn(true), without: ['hosts'] } },
})
