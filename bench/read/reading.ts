/** What a way of reading a workbook found on the way. */
export interface Reading {
  readonly inflatedBytes: number | null
  /** Rows that hold anything, headers among them; null where none are read. */
  readonly rows: number | null
}

export interface Measurement extends Reading {
  readonly milliseconds: number
  readonly peakRssMib: number
}

export type Contender = (file: string) => Promise<Reading>
