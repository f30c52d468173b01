import { open, stat } from 'node:fs/promises'

/** What a path leads to, by its first bytes. `missing` also where it cannot be read: the opener says why. */
export type FileKind = 'folder' | 'zip' | 'compound-file' | 'other' | 'missing'

/** The first bytes of a compound file ([MS-CFB] 2.2), which a legacy .xls workbook is. */
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
/** The first bytes of a zip archive (APPNOTE.TXT 4.3.7). */
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')

export async function readFileKind(path: string): Promise<FileKind> {
  try {
    const kind = await stat(path)
    if (kind.isDirectory()) return 'folder'
    // Opening a pipe or a device would block or have effects.
    if (!kind.isFile()) return 'missing'
    const handle = await open(path, 'r')
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(COMPOUND_FILE.length), 0, COMPOUND_FILE.length, 0)
      const head = buffer.subarray(0, bytesRead)
      if (head.equals(COMPOUND_FILE)) return 'compound-file'
      return head.subarray(0, ZIP.length).equals(ZIP) ? 'zip' : 'other'
    } finally {
      await handle.close()
    }
  } catch {
    // Whoever opens the file meets the same error and says what it means.
    return 'missing'
  }
}
