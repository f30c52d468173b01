import type { Column } from '../cells.ts'
import { constants, defineSheet, integer, text } from '../cells.ts'
import type { Cluster } from '../estate/inventory-types.ts'
import type { ClusterRow } from './inventory-records.ts'
import { clusterRecords } from './inventory-records.ts'
import { sourceColumns } from './vm-columns.ts'

type Row = ClusterRow

const EFFECTIVE_SHARE = 0.93

const columns: Column<Row>[] = [
  text('Name', ({ cluster }) => cluster.name),
  ...constants<Row>({ 'Config status': 'green', OverallStatus: 'green' }),
  integer('NumHosts', ({ cluster }) => cluster.hosts.length),
  integer('numEffectiveHosts', ({ cluster }) => cluster.hosts.length),
  integer('TotalCpu', ({ cluster }) => coresOf(cluster) * cluster.hardware.cpuMhz),
  integer('NumCpuCores', ({ cluster }) => coresOf(cluster)),
  integer('NumCpuThreads', ({ cluster }) => coresOf(cluster) * 2),
  integer('Effective Cpu', ({ cluster }) => Math.round(coresOf(cluster) * cluster.hardware.cpuMhz * EFFECTIVE_SHARE)),
  integer('TotalMemory', ({ cluster }) => memoryOf(cluster)),
  integer('Effective Memory', ({ cluster }) => Math.round(memoryOf(cluster) * EFFECTIVE_SHARE)),
  integer('Num VMotions', ({ cluster }) => (cluster.drs.isEnabled ? 1200 + cluster.index * 37 : 18)),
  text('HA enabled', ({ cluster }) => cluster.ha.isEnabled),
  integer('Failover Level', ({ cluster }) => (cluster.ha.isEnabled ? 1 : 0)),
  text('AdmissionControlEnabled', ({ cluster }) => cluster.ha.hasAdmissionControl),
  text('Host monitoring', ({ cluster }) => (cluster.ha.isEnabled ? 'enabled' : 'disabled')),
  ...constants<Row>({
    'HB Datastore Candidate Policy': 'allFeasibleDsWithUserPreference',
    'Isolation Response': 'none',
    'Restart Priority': 'medium',
    'Cluster Settings': true,
    'Max Failures': 3,
    'Max Failure Window': -1,
    'Failure Interval': 30,
    'Min Up Time': 120,
  }),
  text('VM Monitoring', ({ cluster }) => cluster.ha.vmMonitoring),
  text('DRS enabled', ({ cluster }) => cluster.drs.isEnabled),
  text('DRS default VM behavior', ({ cluster }) => cluster.drs.behavior),
  integer('DRS vmotion rate', ({ cluster }) => cluster.drs.vmotionRate),
  text('DPM enabled', ({ cluster }) => cluster.isDpmEnabled),
  ...constants<Row>({ 'DPM default behavior': 'automated', 'DPM Host Power Action Rate': 3 }),
  text('Object ID', ({ cluster }) => cluster.moref),
  ...sourceColumns<Row>(({ vcenter }) => vcenter),
]

export const vCluster = defineSheet({ name: 'vCluster', columns, records: clusterRecords })

function coresOf({ hosts, hardware }: Cluster): number {
  return hosts.length * hardware.sockets * hardware.coresPerSocket
}

function memoryOf({ hosts, hardware }: Cluster): number {
  return hosts.length * hardware.memoryMib
}
