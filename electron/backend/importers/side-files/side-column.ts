/** A column that a side file can have. */
export interface SideColumn<Field extends string = string> {
  readonly field: Field
  /** As docs/side-files.md names it. */
  readonly header: string
  /** Other headers for the same thing; letters and digits count, whatever their case. The first one that a file has wins. */
  readonly aliases: readonly string[]
}

/** A header without anything but letters and digits, in lower case: "VM-Name", "vm_name" and "VMName" are one. */
export function sideHeaderKey(header: string): string {
  return header.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}

/** Where the columns of a format are in one file. */
export interface SideBinding {
  /** By cell index, as the file writes them; "Column 3" where one is blank. */
  readonly headers: readonly string[]
  readonly indexOf: ReadonlyMap<string, number>
  /** Cell indexes of the columns that the format does not know, or that are there a second time. */
  readonly others: readonly number[]
}

/** Finds a format's columns by their headers, never by position. */
export function bindSideColumns(headerCells: readonly (string | null)[], columns: readonly SideColumn[]): SideBinding {
  const headers = headerCells.map((cell, index) => (cell === null || cell.trim() === '' ? `Column ${String(index + 1)}` : cell.trim()))
  const firstOf = new Map<string, number>()
  headerCells.forEach((cell, index) => {
    const key = sideHeaderKey(cell ?? '')
    if (key !== '' && !firstOf.has(key)) firstOf.set(key, index)
  })
  const indexOf = new Map<string, number>()
  const used = new Set<number>()
  for (const { field, header, aliases } of columns) {
    const index = [header, ...aliases].map((name) => firstOf.get(sideHeaderKey(name))).find((at) => at !== undefined && !used.has(at))
    if (index === undefined) continue
    indexOf.set(field, index)
    used.add(index)
  }
  return { headers, indexOf, others: headers.map((_, index) => index).filter((index) => !used.has(index)) }
}
