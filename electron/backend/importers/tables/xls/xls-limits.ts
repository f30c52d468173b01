import { BYTES_PER_MIB } from '#shared/domain/units.ts'

/** What a legacy workbook may cost at most. A file beyond a limit is refused whole. */
export interface XlsLimits {
  /** Of the file: the format is not compressed, and its reader needs all of it in memory. */
  readonly fileBytes: number
  /** Of the reader's own heap, which ends with it. */
  readonly heapMib: number
}

/**
 * A sheet of the format has 65,536 rows and 256 columns at most ([MS-XLS] 2.5.133 and 2.5.51), so that an RVTools
 * export stays well below this size.
 */
export const DEFAULT_XLS_LIMITS: XlsLimits = { fileBytes: 128 * BYTES_PER_MIB, heapMib: 1_024 }
