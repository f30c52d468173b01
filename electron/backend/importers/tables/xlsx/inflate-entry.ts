import type { Entry } from 'yauzl'
import { AppError } from '#shared/contract/app-error.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'
import { locateEntry } from './entry-range.ts'
import { ADVICE_COPY_AGAIN, ADVICE_EXPORT_AGAIN, cancelledReading, unreadableFile } from './file-errors.ts'
import { inflateRange, type InflateRangeOptions } from './inflate-range.ts'
import { asFileError } from './open-file.ts'
import { PartProblem } from './part-problem.ts'
import { RangeFault } from './range-fault.ts'
import type { XlsxLimits } from './xlsx-limits.ts'
import type { ZipPackage } from './zip-package.ts'

export interface InflateOptions extends InflateRangeOptions {
  readonly signal: CancelSignal
}

/**
 * The entry's content in pieces, checked against its declared size and checksum, the limits and the signal.
 * Throws AppError: what is damaged or changed meanwhile is never taken for the end.
 */
export async function* inflateEntry(source: ZipPackage, entry: Entry, partName: string, options: InflateOptions): AsyncGenerator<Buffer, void, undefined> {
  const { handle } = source.file
  yield* guardReading(source, partName, options, async function* () {
    const range = await locateEntry(source, entry, partName)
    const readAt = async (buffer: Buffer, length: number, position: number): Promise<number> => (await handle.read(buffer, 0, length, position)).bytesRead
    yield* inflateRange(readAt, range, options)
  })
}

/**
 * What `content` gives of a part, whoever unpacks it, until the signal is set. Throws AppError for what unpacking throws,
 * and when the file is another one at the end; PartProblem stays.
 */
export async function* guardReading<Piece>(
  { file }: Pick<ZipPackage, 'file'>,
  partName: string,
  { signal, limits }: { readonly signal: CancelSignal; readonly limits: XlsxLimits },
  content: () => AsyncIterable<Piece>,
): AsyncGenerator<Piece, void, undefined> {
  if (signal.aborted) throw cancelledReading(file.path)
  try {
    for await (const piece of content()) {
      if (signal.aborted) throw cancelledReading(file.path)
      yield piece
    }
    await file.assertUnchanged()
  } catch (error) {
    if (error instanceof AppError || error instanceof PartProblem) throw error
    await file.assertUnchanged()
    if (error instanceof RangeFault && error.reason === 'bomb') {
      const problem = `${partName} inflates to more than ${String(limits.inflationRatio)} times its size, as a zip bomb does`
      throw unreadableFile(file.path, problem, ADVICE_EXPORT_AGAIN, error)
    }
    const known = asFileError(file.path, error)
    if (known !== error) throw known
    throw unreadableFile(file.path, `${partName} is damaged or cut short`, ADVICE_COPY_AGAIN, error)
  }
}
