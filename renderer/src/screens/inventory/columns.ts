import type { ColumnSpec } from '#renderer/components/data-table/column-spec.ts'
import type { QueryCell, QueryRow } from '#shared/contract/inventory-query.ts'
import { holdsCodes } from '#renderer/format/code-text.ts'
import { formatMib } from '#renderer/format/format-mib.ts'
import type { ListKind } from './list-kind.ts'

/** Fields that links and decisions take, whatever is shown. */
export const LIST_FIELDS: Readonly<Record<ListKind, readonly string[]>> = {
  vms: ['id', 'name', 'source'],
  hosts: ['id', 'name', 'source'],
  clusters: ['id', 'name', 'source'],
  datastores: ['id', 'name', 'source'],
  networks: ['id', 'name', 'source'],
  images: ['id', 'name', 'source', 'kind'],
}

export interface ListWords {
  /** Writes a number in the reader's language. */
  readonly number: (value: number) => string
  /** A code of a column in words. */
  readonly code: (key: string, value: string) => string
  /** Words of the assessment for a cell of one of its columns. */
  readonly assessed: (column: 'status' | 'osClass', value: string) => string
  /** Where a row's name leads. */
  readonly linkOf: (row: QueryRow) => string | null
}

/** How each list is shown. */
export function listColumns(kind: ListKind, { number: format, code, assessed, linkOf }: ListWords): readonly ColumnSpec[] {
  const capacity = (value: NonNullable<QueryCell>): string => (typeof value === 'number' ? formatMib(value, format) : String(value))
  const number = (value: NonNullable<QueryCell>): string => (typeof value === 'number' ? format(value) : String(value))
  return COLUMNS[kind].map(([key, type, width, options = '']) => ({
    key,
    titleKey: `inventory.columns.${key}`,
    type: type === 'capacity' || type === 'code' ? 'number' : type,
    width,
    ...(type === 'capacity' ? { format: capacity, exact: (value) => (typeof value === 'number' ? `${format(value)} MiB` : String(value)) } : type === 'number' ? { format: number } : {}),
    ...(key === 'kind' || (kind === 'vms' && key === 'because') || holdsCodes(key) ? { format: (value) => code(key, String(value)), exact: String } : {}),
    ...(key === 'status' || key === 'osClass' ? { format: (value) => assessed(key, String(value)) } : {}),
    isFacet: options.includes('facet') || type === 'boolean',
    isHidden: options.includes('hidden'),
    isSummed: type === 'capacity' || options.includes('sum'),
    ...(key === 'name' ? { linkOf } : {}),
  }))
}

/** Capacities add up, and numbers of which `sum` says so: one VM may be on two datastores. A `code` is a number that is not counted with, such as a VLAN's: it has no thousands. */
type Column = readonly [key: string, type: 'text' | 'number' | 'capacity' | 'code' | 'boolean', width: number, options?: 'facet' | 'hidden' | 'facet hidden' | 'sum' | 'facet sum']

const COLUMNS: Readonly<Record<ListKind, readonly Column[]>> = {
  vms: [
    ['name', 'text', 240],
    ['powerState', 'text', 130, 'facet'],
    ['vcpus', 'number', 120, 'facet sum'],
    ['memoryMib', 'capacity', 120],
    ['disksMib', 'capacity', 110],
    ['cluster', 'text', 170, 'facet'],
    ['guestOs', 'text', 280, 'facet'],
    ['included', 'boolean', 150],
    ['excludedBecause', 'text', 280, 'facet'],
    ['status', 'text', 140, 'facet hidden'],
    ['osClass', 'text', 170, 'facet hidden'],
    ['complexity', 'number', 130, 'hidden'],
    ['canMoveCold', 'boolean', 120, 'hidden'],
    ['canMoveWarm', 'boolean', 120, 'hidden'],
    ['because', 'text', 260, 'facet hidden'],
    ['application', 'text', 180, 'facet'],
    ['owner', 'text', 180, 'facet'],
    ['environment', 'text', 160, 'facet'],
    ['criticality', 'text', 150, 'facet'],
    ['moveGroup', 'text', 140, 'facet'],
    ['wave', 'text', 110, 'facet'],
    ['host', 'text', 220, 'facet'],
    ['datacenter', 'text', 150, 'facet'],
    ['tools', 'text', 150, 'facet'],
    ['guestOsFrom', 'text', 150, 'facet hidden'],
    ['firmware', 'text', 120, 'facet hidden'],
    ['folder', 'text', 260, 'facet hidden'],
    ['changeWindow', 'text', 170, 'facet hidden'],
    ['approval', 'text', 130, 'facet hidden'],
    ['ownerMail', 'text', 220, 'facet hidden'],
    ['labels', 'text', 260, 'facet hidden'],
    ['isTemplate', 'boolean', 120, 'hidden'],
    ['source', 'text', 290, 'facet hidden'],
    ['id', 'text', 360, 'hidden'],
  ],
  hosts: [
    ['name', 'text', 260],
    ['cluster', 'text', 170, 'facet'],
    ['datacenter', 'text', 150, 'facet'],
    ['sockets', 'number', 130, 'facet sum'],
    ['cores', 'number', 120, 'facet sum'],
    ['memoryMib', 'capacity', 120],
    ['vms', 'number', 90, 'sum'],
    ['cpuModel', 'text', 300, 'facet'],
    ['version', 'text', 240, 'facet'],
    ['evcMode', 'text', 180, 'facet'],
    ['vendor', 'text', 150, 'facet'],
    ['model', 'text', 180, 'facet'],
    ['isInMaintenanceMode', 'boolean', 180],
    ['isHyperthreadingActive', 'boolean', 160, 'hidden'],
    ['nics', 'number', 90, 'hidden'],
    ['source', 'text', 290, 'facet hidden'],
    ['id', 'text', 360, 'hidden'],
  ],
  clusters: [
    ['name', 'text', 240],
    ['hosts', 'number', 100, 'sum'],
    ['cores', 'number', 100, 'sum'],
    ['memoryMib', 'capacity', 120],
    ['isHaEnabled', 'boolean', 130],
    ['haFailoverLevel', 'number', 170, 'facet'],
    ['isDrsEnabled', 'boolean', 130],
    ['drsBehavior', 'text', 180, 'facet'],
    ['drsVmotionRate', 'number', 150, 'facet hidden'],
    ['source', 'text', 290, 'facet hidden'],
    ['id', 'text', 360, 'hidden'],
  ],
  datastores: [
    ['name', 'text', 260],
    ['type', 'text', 110, 'facet'],
    ['capacityMib', 'capacity', 120],
    ['inUseMib', 'capacity', 120],
    ['freeMib', 'capacity', 120],
    ['provisionedMib', 'capacity', 130],
    ['vms', 'number', 90],
    ['disks', 'number', 90, 'sum'],
    ['hosts', 'number', 90],
    ['arrayVendor', 'text', 150, 'facet'],
    ['arrayModel', 'text', 180, 'facet'],
    ['datastoreCluster', 'text', 180, 'facet'],
    ['source', 'text', 290, 'facet hidden'],
    ['id', 'text', 360, 'hidden'],
  ],
  networks: [
    ['name', 'text', 280],
    ['kind', 'text', 140, 'facet'],
    ['vlanKind', 'text', 140, 'facet'],
    ['vlanId', 'code', 110],
    ['switch', 'text', 200, 'facet'],
    ['datacenter', 'text', 150, 'facet'],
    ['vms', 'number', 90],
    ['nics', 'number', 90, 'sum'],
    ['isUplink', 'boolean', 120],
    ['source', 'text', 290, 'facet hidden'],
    ['id', 'text', 360, 'hidden'],
  ],
  images: [
    ['name', 'text', 280],
    ['kind', 'text', 130, 'facet'],
    ['isToRebuild', 'boolean', 120],
    ['sizeMib', 'capacity', 110],
    ['owner', 'text', 180, 'facet'],
    ['datastore', 'text', 200, 'facet'],
    ['attachedVms', 'number', 120],
    ['because', 'text', 420, 'facet'],
    ['parts', 'number', 130, 'hidden'],
    ['path', 'text', 300, 'hidden'],
    ['source', 'text', 290, 'facet hidden'],
    ['id', 'text', 360, 'hidden'],
  ],
}
