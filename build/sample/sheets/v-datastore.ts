import type { Column } from '../cells.ts'
import { constants, defineSheet, integer, text } from '../cells.ts'
import { loadAt } from '../estate/tally.ts'
import type { Estate, Load } from '../estate/estate-types.ts'
import type { Datastore, VCenter } from '../estate/inventory-types.ts'
import { sourceColumns } from './vm-columns.ts'

interface Row {
  readonly vcenter: VCenter
  readonly item: Datastore
  readonly load: Load
  readonly capacityMib: number
  readonly inUseMib: number
  /** Sums over its datastore cluster; null: it is in none. */
  readonly pod: { capacityMib: number; freeMib: number } | null
}

const MIB_PER_TIB = 1024 * 1024
const FEWEST_TIB = 4
const LOCAL_CAPACITY_MIB = 456_704
const HEADROOM = 1.3
const METADATA_MIB = 1472
const SIOC_THRESHOLD_MS = 30
const PERCENT = 100

const isVmfs = ({ item }: Row): boolean => item.type === 'VMFS'

const columns: Column<Row>[] = [
  text('Name', ({ item }) => item.name),
  ...constants<Row>({ 'Config status': 'green' }),
  text('Address', ({ item }) => (item.address === '' ? null : item.address)),
  ...constants<Row>({ Accessible: true }),
  text('Type', ({ item }) => item.type),
  integer('# VMs total', ({ load }) => load.vms),
  integer('# VMs', ({ load }) => load.poweredOn),
  integer('Capacity MiB', ({ capacityMib }) => capacityMib),
  integer('Provisioned MiB', ({ load }) => load.provisionedMib + METADATA_MIB),
  integer('In Use MiB', ({ inUseMib }) => inUseMib),
  integer('Free MiB', ({ capacityMib, inUseMib }) => capacityMib - inUseMib),
  integer('Free %', ({ capacityMib, inUseMib }) => Math.floor(((capacityMib - inUseMib) * PERCENT) / capacityMib)),
  text('SIOC enabled', ({ item }) => item.podName !== null),
  ...constants<Row>({ 'SIOC Threshold': SIOC_THRESHOLD_MS }),
  integer('# Hosts', ({ item }) => item.hosts.length),
  text('Hosts', ({ item }) => item.hosts.map((host) => host.name).join(', ')),
  text('Cluster name', ({ item }) => item.podName),
  integer('Cluster capacity MiB', ({ pod }) => pod?.capacityMib ?? null),
  integer('Cluster free space MiB', ({ pod }) => pod?.freeMib ?? null),
  integer('Block size', (row) => (isVmfs(row) ? 1 : 0)),
  integer('Max Blocks', (row) => (isVmfs(row) ? 63_963_136 : 0)),
  integer('# Extents', (row) => (isVmfs(row) ? 1 : 0)),
  integer('Major Version', (row) => (isVmfs(row) ? 6 : 0)),
  text('Version', (row) => (isVmfs(row) ? '6.82' : null)),
  text('VMFS Upgradeable', (row) => (isVmfs(row) ? false : null)),
  text('MHA', ({ item }) => item.hosts.length > 1),
  text('URL', ({ item }) => item.url),
  text('Object ID', ({ item }) => item.moref),
  ...sourceColumns<Row>(({ vcenter }) => vcenter),
]

export const vDatastore = defineSheet({ name: 'vDatastore', columns, records })

function* records(estate: Estate): Iterable<Row> {
  for (const vcenter of estate.vcenters) {
    const pods = new Map<string, { capacityMib: number; freeMib: number }>()
    const rows = vcenter.datastores.map((item): Row => {
      const load = loadAt(estate.tally.datastores, item)
      const inUseMib = load.inUseMib + METADATA_MIB
      const needed = Math.max(FEWEST_TIB, Math.ceil((inUseMib * HEADROOM) / MIB_PER_TIB)) * MIB_PER_TIB
      const isSmall = item.transport === 'local' && inUseMib * HEADROOM < LOCAL_CAPACITY_MIB
      const capacityMib = isSmall ? LOCAL_CAPACITY_MIB : needed
      const pod = item.podName === null ? null : (pods.get(item.podName) ?? { capacityMib: 0, freeMib: 0 })
      if (item.podName !== null && pod !== null) {
        pods.set(item.podName, pod)
        pod.capacityMib += capacityMib
        pod.freeMib += capacityMib - inUseMib
      }
      return { vcenter, item, load, inUseMib, capacityMib, pod }
    })
    yield* rows
  }
}
