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
      const end = (writing: Failure): void => close(file, (closing) => (writing ?? closing) === null ? resolve() : reject(writing ?? closing))
      writePieces(file, textPieces(text), (writing) => (writing === null ? fsync(file, end) : end(writing)))
    })
  })
}

type Failure = NodeJS.ErrnoException | null

function writePieces(file: number, pieces: Iterator<string>, done: (failure: Failure) => void): void {
  const piece = pieces.next()
  if (piece.done === true) done(null)
  else writeAll(file, Buffer.from(piece.value), (failure) => (failure === null ? writePieces(file, pieces, done) : done(failure)))
}

/** The system may take a part of what it is given (POSIX, write). */
function writeAll(file: number, bytes: Buffer, done: (failure: Failure) => void): void {
  write(file, bytes, (failure, written) => {
    if (failure !== null || written === bytes.length) done(failure)
    else writeAll(file, bytes.subarray(written), done)
  })
}
