const KIB = 1024
const MIB = 1024 * KIB
const GIB = 1024 * MIB

/** What a workbook may cost at most. A file beyond a limit is refused whole: it is never cut short. */
export interface XlsxLimits {
  /** Entries of the zip archive. */
  readonly entries: number
  /** Sum of the inflated sizes that the archive declares; an entry that inflates to more than it declares is refused. */
  readonly totalInflatedBytes: number
  /** Inflated bytes for each compressed byte of an entry, looked at beyond `ratioFreeBytes`. Deflate cannot exceed 1,032. */
  readonly inflationRatio: number
  readonly ratioFreeBytes: number
  /** Inflated size of the parts that are read whole: relationships, workbook, styles. */
  readonly metadataPartBytes: number
  /** Inflated size of the shared strings part. */
  readonly sharedStringsBytes: number
  /** Number of shared strings: an empty one is a few bytes in the file and far more in memory. */
  readonly sharedStrings: number
  /** One tag, comment, cell or shared string with all its markup. Excel's own limit is 32,767 characters a cell. */
  readonly elementBytes: number
  /** Excel's own limit, XFD. */
  readonly columns: number
  /** Excel's own limit. */
  readonly rows: number
  /** Cells of one sheet, the holes before a row's last value counted. */
  readonly cellsPerSheet: number
}

export const DEFAULT_XLSX_LIMITS: XlsxLimits = {
  entries: 10_000,
  totalInflatedBytes: 4 * GIB,
  inflationRatio: 1_000,
  ratioFreeBytes: 64 * MIB,
  metadataPartBytes: 64 * MIB,
  sharedStringsBytes: 512 * MIB,
  sharedStrings: 10_000_000,
  elementBytes: MIB,
  columns: 16_384,
  rows: 1_048_576,
  cellsPerSheet: 256_000_000,
}
