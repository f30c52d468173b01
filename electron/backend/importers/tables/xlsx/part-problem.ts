/**
 * A part of the workbook is not what it should be. Raised where the bytes are read, by code that knows neither
 * the file nor the sheet; `message` continues the sentence "<file> cannot be read: <part> ...".
 */
export class PartProblem extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'PartProblem'
  }
}
