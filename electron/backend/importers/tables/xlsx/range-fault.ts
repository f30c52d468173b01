/** What is wrong with the content of an archive's entry: it is not what the directory declares, or it inflates as a zip bomb does. */
export type RangeFaultReason = 'damaged' | 'bomb'

/** Raised where the bytes are unpacked, by code that knows neither the file nor the part. */
export class RangeFault extends Error {
  readonly reason: RangeFaultReason

  constructor(reason: RangeFaultReason, message: string) {
    super(message)
    this.name = 'RangeFault'
    this.reason = reason
  }
}
