/** Rows of a table as they stand in a file, compressed. */
export interface RawRowBlock {
  /** As the table is numbered. */
  readonly table: number
  /** Row numbers as in the file. */
  readonly firstRow: number
  readonly lastRow: number
  /** `encodeRowBlock`, deflated. */
  readonly bytes: Uint8Array
}

/** Where an importer puts what a file says of its VMs word for word. All of it is of the inventory that is being read. */
export interface RawRowSink {
  /** Columns as they are headed, by their place in the rows; `number` is the importer's own. */
  table(table: { readonly number: number; readonly name: string; readonly columns: readonly string[] }): void
  rows(block: RawRowBlock): void
  /** TEXTS_OF_BLOCK of the texts that cells of all tables share, from `number` times as many on: a JSON list, deflated. */
  texts(block: { readonly number: number; readonly bytes: Uint8Array }): void
  /** That a row is of a VM, which was yielded before. */
  belongs(vmId: string, table: number, row: number): void
}

/** Texts that are compressed together: a VM's rows name some hundred out of all of them. */
export const TEXTS_OF_BLOCK = 1_024
