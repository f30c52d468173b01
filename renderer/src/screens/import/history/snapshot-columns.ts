import type { ColumnSpec } from '#renderer/components/data-table/column-spec.ts'
import { formatMib } from '#renderer/format/format-mib.ts'

/** How the VMs of a snapshot are shown; `format` writes a number in the reader's language. */
export function snapshotColumns(format: (value: number) => string): readonly ColumnSpec[] {
  return COLUMNS.map(([key, type, width, options = '']) => ({
    key,
    titleKey: `inventory.columns.${key}`,
    type: type === 'capacity' ? 'number' : type,
    width,
    ...(type === 'capacity' ? { format: (value) => (typeof value === 'number' ? formatMib(value, format) : String(value)) } : {}),
    isFacet: options.includes('facet') || type === 'boolean',
    isHidden: options.includes('hidden'),
    isSummed: type === 'capacity' || key === 'vcpus',
  }))
}

const COLUMNS: readonly (readonly [key: string, type: 'text' | 'number' | 'capacity' | 'boolean', width: number, options?: 'facet' | 'hidden' | 'facet hidden'])[] = [
  ['name', 'text', 260],
  ['powerState', 'text', 130, 'facet'],
  ['vcpus', 'number', 120, 'facet'],
  ['memoryMib', 'capacity', 120],
  ['disksMib', 'capacity', 110],
  ['cluster', 'text', 170, 'facet'],
  ['guestOs', 'text', 280, 'facet'],
  ['host', 'text', 220, 'facet'],
  ['datacenter', 'text', 150, 'facet'],
  ['tools', 'text', 150, 'facet'],
  ['isTemplate', 'boolean', 120],
  ['folder', 'text', 260, 'facet hidden'],
  ['id', 'text', 360, 'hidden'],
]
