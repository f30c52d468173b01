import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Compressing, compressPieces } from '#backend/bundle/compress-text.ts'
import type { FileDigest } from './file-finisher.ts'

/** A file whose text comes piece by piece: of a large one there is no more in memory than what the disk has not taken yet. */
export interface FileInPieces {
  /** Takes the next piece, which ends with a whole character. Rejects with what the file system says, also where the file exists. */
  add(text: string): Promise<void>
  /** Of all pieces that were added, whatever of them is on the disk; asked once. */
  digest(): FileDigest
  /** Waits until all is on the disk; answers it gzipped, or null where that was not wanted. */
  end(): Promise<Uint8Array | null>
}

/** The file is made with its first piece; pieces may be added without waiting for those before them. */
export function writeInPieces(path: string, { isPacked }: { readonly isPacked: boolean }): FileInPieces {
  const hash = createHash('sha256')
  let bytes = 0
  let file: FileHandle | null = null
  let compressing: Compressing | null = null
  let last = Promise.resolve()

  async function write(piece: Buffer): Promise<void> {
    if (file === null) {
      await mkdir(dirname(path), { recursive: true })
      file = await open(path, 'wx')
      if (isPacked) compressing = compressPieces()
    }
    await Promise.all([file.appendFile(piece), compressing?.add(piece)])
  }
  return {
    add: (text) => {
      const piece = Buffer.from(text)
      hash.update(piece)
      bytes += piece.length
      last = last.then(() => write(piece))
      return last
    },
    digest: () => ({ bytes, sha256: hash.digest('hex') }),
    end: async () => {
      await last
      await file?.sync()
      await file?.close()
      return (await compressing?.end()) ?? null
    },
  }
}
