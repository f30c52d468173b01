/**
 * A part of the workbook is not what it should be. Raised where the bytes are read, by code that knows neither
 * the file nor the sheet; `message` continues the sentence "<file> cannot be read: <part> ...".
 */
export class PartProblem extends Error {
  /** The row where it was met, where that is known. */
  readonly rowNumber: number | null

  constructor(message: string, options?: { readonly cause?: unknown; readonly rowNumber?: number }) {
    super(message, options)
    this.name = 'PartProblem'
    this.rowNumber = options?.rowNumber ?? null
  }
}
