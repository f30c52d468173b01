import type { Cell } from '../cells.ts'
import { defineSheet, integer, text } from '../cells.ts'
import type { Estate } from '../estate/estate-types.ts'
import type { VCenter } from '../estate/inventory-types.ts'
import { sourceColumns } from './vm-columns.ts'

interface Row {
  readonly vcenter: VCenter
  readonly name: string
  readonly unit: string
  readonly total: number
  readonly used: number
  /** A serial; null: it never ends. */
  readonly expiresAt: number | null
  readonly features: string
}

// RVTools masks keys on request; the sample has no real ones anyway.
const MASKED_KEY = 'XXXXX-XXXXX-XXXXX-XXXXX-XXXXX'
const UNLIMITED = 10_000
const CORES_PER_UNIT = 16
const DAYS_LEFT = 300

export const vLicense = defineSheet<Row>({
  name: 'vLicense',
  columns: [
    text('Name', ({ name }) => name),
    text('Key', () => MASKED_KEY),
    text('Labels', () => null),
    text('Cost Unit', ({ unit }) => unit),
    integer('Total', ({ total }) => total),
    integer('Used', ({ used }) => used),
    { header: 'Expiration Date', kind: 'date', value: ({ expiresAt }): Cell => (expiresAt === null ? 'Never' : { date: expiresAt }) },
    text('Features', ({ features }) => features),
    ...sourceColumns<Row>(({ vcenter }) => vcenter),
  ],
  records,
})

function* records(estate: Estate): Iterable<Row> {
  for (const vcenter of estate.vcenters) {
    const cores = vcenter.hosts.reduce((sum, { cluster }) => sum + cluster.hardware.sockets * cluster.hardware.coresPerSocket, 0)
    const vsan = vcenter.hosts.filter(({ cluster }) => cluster.transport === null).length
    yield { vcenter, name: 'vCenter Server 8 Standard', unit: 'server', total: UNLIMITED, used: 1, expiresAt: null, features: 'Linked Mode, vCenter HA, vCenter Backup and Restore' }
    yield {
      vcenter,
      name: 'vSphere 8 Enterprise Plus',
      unit: `cpuCore:${CORES_PER_UNIT}core`,
      total: Math.ceil(cores / CORES_PER_UNIT) + 8,
      used: Math.ceil(cores / CORES_PER_UNIT),
      expiresAt: Math.floor(estate.exportedAt) + DAYS_LEFT,
      features: 'Unlimited virtual SMP, vSphere DRS, vSphere Distributed Switch, vSphere vMotion',
    }
    yield { vcenter, name: 'vSAN 8 Standard', unit: 'cpuPackage', total: vsan * 2 + 4, used: vsan * 2, expiresAt: null, features: 'vSAN all flash' }
  }
}
