import type { EncodedBlock } from '#backend/raw-rows/encoded-block.ts'
import { sizeOfRows, type EncodedRows } from './encoded-rows.ts'

/** A batch of a sheet as a reading hands it on. */
export interface ScannedRows {
  readonly rows: EncodedRows
  /** The same as a project keeps it; none where nobody wants to. */
  readonly blocks: readonly EncodedBlock[]
}

/** What it takes in memory, in bytes, near enough to limit how much waits. */
export function sizeOfScanned({ rows, blocks }: ScannedRows): number {
  return blocks.reduce((sum, { bytes, newTexts }) => sum + bytes.byteLength + newTexts.byteLength, sizeOfRows(rows))
}
