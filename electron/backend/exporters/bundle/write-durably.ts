import { close, fsync, open, write } from 'node:fs'
import { textPieces } from '#backend/files/text-pieces.ts'

/**
 * Makes a file with a text in UTF-8 and forces it to the disk; rejects with what the file system says, also where the file exists.
 * By the system's own numbers of open files: an object for each costs more than to write a manifest, of which a bundle has thousands.
 */
export function writeDurably(path: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    open(path, 'wx', (failure, file) => {
      if (failure !== null) return reject(failure)
      const end = (writing: Failure): void =>
        close(file, (closing) => {
          const trouble = writing ?? closing
          if (trouble === null) resolve()
          else reject(trouble)
        })
      writePieces(file, textPieces(text), (writing) => (writing === null ? fsync(file, end) : end(writing)))
    })
  })
}

type Failure = NodeJS.ErrnoException | null

function writePieces(file: number, pieces: Iterator<string>, done: (failure: Failure) => void): void {
  const piece = pieces.next()
  if (piece.done === true) done(null)
  else writeText(file, piece.value, (failure) => (failure === null ? writePieces(file, pieces, done) : done(failure)))
}

/** Handed over as a text, whose bytes the system frees at once: a buffer for each would wait for the collector, which bytes do not hurry. */
function writeText(file: number, text: string, done: (failure: Failure) => void): void {
  write(file, text, null, 'utf8', (failure, written) => {
    if (failure !== null || written === Buffer.byteLength(text)) done(failure)
    else writeAll(file, Buffer.from(text).subarray(written), done)
  })
}

/** The system may take a part of what it is given (POSIX, write). */
function writeAll(file: number, bytes: Buffer, done: (failure: Failure) => void): void {
  write(file, bytes, (failure, written) => {
    if (failure !== null || written === bytes.length) done(failure)
    else writeAll(file, bytes.subarray(written), done)
  })
}
