import type { SheetRows } from './import-workbook.ts'

/** For tests: the identity columns at the end of a VM sheet's row. */
export const VM_HEADERS = ['VM', 'Datacenter', 'VM ID', 'VM UUID', 'VI SDK Server', 'VI SDK UUID'] as const

export const UUID_A = '0A000000-0000-0000-0000-00000000000A'
export const UUID_B = '0B000000-0000-0000-0000-00000000000B'
export const SOURCE_A = UUID_A.toLowerCase()
export const SOURCE_B = UUID_B.toLowerCase()

type Cell = string | number | boolean | null

interface VmPlace {
  readonly uuid?: string
  readonly server?: string
  readonly datacenter?: Cell
  readonly vmUuid?: Cell
}

/** For tests: the identity cells of a VM in the first vCenter, or in another. */
export function vmCells(name: string, moref: string | null, { uuid = UUID_A, server = 'vc-a', datacenter = 'DC', vmUuid = null }: VmPlace = {}): Cell[] {
  return [name, datacenter, moref, vmUuid, server, uuid]
}

/** For tests: a sheet of VM rows with further columns. */
export function vmSheet(columns: readonly string[], rows: readonly (readonly [vm: readonly Cell[], ...cells: Cell[]])[]): SheetRows {
  return [[...VM_HEADERS, ...columns], ...rows.map(([vm, ...cells]) => [...vm, ...cells])]
}
