import { type OpenFile, openFile } from '../xlsx/open-file.ts'
import type { CsvSource } from './csv-table.ts'

export interface OpenCsvSource extends CsvSource {
  close(): Promise<void>
}

/** A CSV file on disk. Every reading is of the file that was opened, even where another one takes its place meanwhile. */
export async function openCsvSource(path: string): Promise<OpenCsvSource> {
  const file = await openFile(path)
  return { path, chunks: () => readUnchanged(file), close: () => file.handle.close() }
}

const READ_BYTES = 131_072

async function* readUnchanged(file: OpenFile): AsyncGenerator<Buffer> {
  await file.assertUnchanged()
  // Never beyond the size that it had: a file that grows as fast as it is read would have no end.
  for (let at = 0; at < file.sizeBytes; ) {
    const wanted = Math.min(READ_BYTES, file.sizeBytes - at)
    const { bytesRead, buffer } = await file.handle.read(Buffer.allocUnsafe(wanted), 0, wanted, at)
    if (bytesRead === 0) break
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
  await file.assertUnchanged()
}
