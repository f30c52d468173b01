import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compressText } from '#backend/bundle/compress-text.ts'
import { writeDurably } from '#backend/exporters/bundle/write-durably.ts'
import { writeErrorCode } from '#backend/files/write-reason.ts'
import type { BundleFile } from '#shared/manifests/bundle-layout.ts'
import { digestOf } from './file-finisher.ts'
import type { FromWriting, PackedTogether, ToWriting, WritingTask } from './writing-messages.ts'

export type PostFromWriting = (message: FromWriting, transfer: ArrayBuffer[]) => void

/** A file that was digested already. */
interface SummedText extends BundleFile {
  readonly sha256: string
}

/** What the thread that writes does with each message. Checksums go back at once, since the summary waits for them. */
export function serveWriting(post: PostFromWriting): (message: ToWriting) => void {
  let task: WritingTask | null = null
  const made = new Set<string>()
  let last = Promise.resolve()

  const then = (work: () => Promise<void> | void): void => {
    last = last.then(work)
    last.catch((error: unknown) => {
      // What comes after a failure is not written any more.
      post({ kind: 'failed', message: error instanceof Error ? error.message : String(error), code: writeErrorCode(error) }, [])
    })
  }

  async function writeAll({ folder, kept }: WritingTask, files: readonly SummedText[]): Promise<void> {
    for (const { path } of files) {
      const directory = join(folder, dirname(path))
      if (!made.has(directory)) mkdirSync(directory, { recursive: true })
      made.add(directory)
    }
    const writing = files.map(({ path, text }) => writeDurably(join(folder, path), text))
    // This thread has nothing else to do while the disk takes the files.
    const packing = pack(kept === null ? [] : files.filter(({ path, sha256 }) => kept.get(path) !== sha256))
    const [packed] = await Promise.all([packing, ...writing])
    post({ kind: 'written', files: files.length, packed }, [packed.bytes.buffer])
  }

  return (message) => {
    switch (message.kind) {
      case 'begin':
        task = message
        return
      case 'files': {
        const digests = message.files.map(({ path, text }) => ({ path, ...digestOf(text) }))
        post({ kind: 'digests', digests }, [])
        const files = message.files.map((file, index) => ({ ...file, sha256: digests[index]?.sha256 ?? '' }))
        then(() => (task === null ? undefined : writeAll(task, files)))
        return
      }
      case 'end':
        then(() => post({ kind: 'ended' }, []))
    }
  }
}

async function pack(files: readonly BundleFile[]): Promise<PackedTogether> {
  const pieces: Buffer[] = []
  const ends: number[] = []
  let end = 0
  for (const { text } of files) {
    const piece = await compressText(text)
    pieces.push(piece)
    end += piece.length
    ends.push(end)
  }
  const bytes = new Uint8Array(end)
  pieces.forEach((piece, index) => bytes.set(piece, index === 0 ? 0 : ends[index - 1]))
  return { paths: files.map(({ path }) => path), ends, bytes }
}
