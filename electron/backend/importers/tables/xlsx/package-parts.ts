import type { Entry } from 'yauzl'
import type { AppError } from '#shared/contract/app-error.ts'
import { decodePart } from './decode-part.ts'
import { ADVICE_EXPORT_AGAIN, unreadableFile } from './file-errors.ts'
import { locateEntry, type EntryRange } from './entry-range.ts'
import { guardReading, inflateEntry, type InflateOptions } from './inflate-entry.ts'
import { PartProblem } from './part-problem.ts'
import type { ZipPackage } from './zip-package.ts'

/** The parts of an open workbook by name. What they throw is AppError; PartProblem stays with `withPart`. */
export interface PackageParts {
  readonly path: string
  has(part: string): boolean
  /** Inflated size in bytes, as the archive declares it. */
  sizeOf(part: string): number
  /** The part in UTF-8, in pieces. */
  stream(part: string): AsyncIterable<Buffer>
  /** Where a part lies, for whoever unpacks it by itself. */
  locate(part: string): Promise<PartPlace>
  /** What that one makes of it, guarded as if the part were unpacked here: against cancels, damage and a file that changes. */
  guard<Piece>(part: string, content: AsyncIterable<Piece>): AsyncIterable<Piece>
  /** The whole of a small part. */
  read(part: string): Promise<Buffer>
  /** Runs `work`, turning its PartProblem into an AppError that names the file and the part. */
  withPart<T>(label: string, work: () => T | Promise<T>): Promise<T>
}

export interface PartPlace {
  /** The file's descriptor: open until the file is closed. */
  readonly descriptor: number
  readonly range: EntryRange
  /** To be told how many more bytes were inflated. */
  readonly onInflated: (bytes: number) => void
}

export function createPackageParts(source: ZipPackage, options: InflateOptions): PackageParts {
  const { path } = source.file
  return {
    path,
    has: (part) => findEntry(source, part) !== undefined,
    sizeOf: (part) => findEntry(source, part)?.uncompressedSize ?? 0,
    stream,
    locate,
    guard: (part, content) => guardReading(source, part, options, () => content),
    read,
    withPart: (label, work) => withPart(path, label, work),
  }

  function stream(part: string): AsyncIterable<Buffer> {
    return decodePart(inflateEntry(source, entryOf(part), part, options))
  }

  async function locate(part: string): Promise<PartPlace> {
    return { descriptor: source.file.handle.fd, range: await locateEntry(source, entryOf(part), part), onInflated: options.onInflated }
  }

  function entryOf(part: string): Entry {
    const entry = findEntry(source, part)
    if (entry === undefined) throw unreadableFile(path, `it lacks ${part}`, ADVICE_EXPORT_AGAIN)
    return entry
  }

  async function read(part: string): Promise<Buffer> {
    const limit = options.limits.metadataPartBytes
    const pieces: Buffer[] = []
    let length = 0
    for await (const piece of stream(part)) {
      length += piece.length
      if (length > limit) throw new PartProblem(`is larger than ${String(limit)} bytes`)
      pieces.push(piece)
    }
    return Buffer.concat(pieces)
  }
}

/** Names are compared without case; some writers percent-encode them in targets only. */
function findEntry(source: ZipPackage, part: string): Entry | undefined {
  const name = part.toLowerCase()
  const direct = source.entries.get(name)
  if (direct !== undefined || !name.includes('%')) return direct
  try {
    return source.entries.get(decodeURIComponent(name))
  } catch (error) {
    // Not percent-encoded after all: there is no such part.
    if (error instanceof URIError) return undefined
    throw error
  }
}

async function withPart<T>(path: string, label: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof PartProblem ? partError(path, label, error) : error
  }
}

export function partError(path: string, label: string, problem: PartProblem): AppError {
  return unreadableFile(path, `${label} ${problem.message}`, ADVICE_EXPORT_AGAIN, problem)
}
