import { Zip, ZipPassThrough } from 'fflate'
import type { ChosenFolder } from './folder-files.ts'

/** Of no interest to an import; archives know no earlier one, and files may be older. */
const EARLIEST_TIME = new Date(1980, 0, 1)

export interface PackOptions {
  readonly signal: AbortSignal
  /** Told how many bytes have been packed so far. */
  readonly onProgress: (bytes: number) => void
}

/**
 * The folder as one archive, not compressed: it goes to this machine's own server. Null when the signal ended it. Throws
 * what the browser reports of a file that it cannot read.
 */
export async function packFolder({ name, files }: ChosenFolder, { signal, onProgress }: PackOptions): Promise<File | null> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  const failures: Error[] = []
  const zip = new Zip((error, piece) => {
    if (error !== null) failures.push(error)
    else pieces.push(new Uint8Array(piece))
  })
  let packed = 0
  for (const { path, file } of files) {
    const entry = new ZipPassThrough(path)
    entry.mtime = EARLIEST_TIME
    zip.add(entry)
    const reader = file.stream().getReader()
    for (;;) {
      const { done, value } = await reader.read()
      if (signal.aborted) {
        await reader.cancel()
        return null
      }
      entry.push(value ?? new Uint8Array(), done)
      if (done) break
      packed += value.length
      onProgress(packed)
    }
  }
  zip.end()
  const [failure] = failures
  if (failure !== undefined) throw failure
  return new File(pieces, `${name}.zip`, { type: 'application/zip' })
}
