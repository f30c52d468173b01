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
  for (let at = 0; ; ) {
    const { bytesRead, buffer } = await file.handle.read(Buffer.allocUnsafe(READ_BYTES), 0, READ_BYTES, at)
    if (bytesRead === 0) break
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
  await file.assertUnchanged()
}
