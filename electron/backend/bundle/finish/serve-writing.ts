import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { compressText } from '#backend/bundle/compress-text.ts'
import { writeDurably } from '#backend/exporters/bundle/write-durably.ts'
import { documentText } from '#backend/exporters/report/document-file.ts'
import { writeMarkdownPage } from '#backend/exporters/report/write-markdown-page.ts'
import { writeErrorCode } from '#backend/files/write-reason.ts'
import type { FileRecipe } from '#shared/manifests/bundle-file.ts'
import { serialiseYaml } from '#shared/manifests/serialise-yaml.ts'
import { digestOf, type FileDigest } from './file-finisher.ts'
import { type FileInPieces, writeInPieces } from './write-pieces.ts'
import type { FileToWrite, FromWriting, PackedTogether, ToWriting, WritingTask } from './writing-messages.ts'

export type PostFromWriting = (message: FromWriting, transfer: ArrayBuffer[]) => void

/** A file that was digested already. */
interface SummedText extends FileDigest {
  readonly path: string
  readonly text: string
}

/** Batches that the disk takes while the texts of the next are made. */
const BATCHES_UNDER_WAY = 2

/** What the thread that writes does with each message. Checksums go back as soon as there is a text, since the summary waits for them. */
export function serveWriting(post: PostFromWriting): (message: ToWriting) => void {
  let task: WritingTask | null = null
  const made = new Set<string>()
  // Texts are made one batch after the other, and a file that comes in pieces is written beside them.
  let lastBatch = Promise.resolve()
  let lastPiece = Promise.resolve()
  const underWay = new Set<Promise<void>>()
  let isFailed = false
  let inPieces: FileInPieces | null = null

  /** What comes after a failure is not written any more. */
  async function unlessFailed(work: () => Promise<void> | void): Promise<void> {
    if (isFailed) return
    try {
      await work()
    } catch (error) {
      if (!isFailed) post({ kind: 'failed', message: error instanceof Error ? error.message : String(error), code: writeErrorCode(error) }, [])
      isFailed = true
    }
  }
  const thenBatch = (work: () => Promise<void> | void): void => {
    lastBatch = lastBatch.then(() => unlessFailed(work))
  }
  const thenPiece = (work: () => Promise<void> | void): void => {
    lastPiece = lastPiece.then(() => unlessFailed(work))
  }

  async function makeAndWrite(own: WritingTask, batch: readonly FileToWrite[]): Promise<void> {
    const files = batch.map((file): SummedText => {
      const text = 'text' in file ? file.text : textOf(file.recipe)
      return { path: file.path, text, ...digestOf(text) }
    })
    post({ kind: 'digests', digests: files.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })) }, [])
    while (underWay.size >= BATCHES_UNDER_WAY) await Promise.race(underWay)
    const writing = unlessFailed(() => writeAll(own, files)).finally(() => underWay.delete(writing))
    underWay.add(writing)
    // What the disk has taken meanwhile is told, and messages are read.
    await nextTurn()
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

  /** Whether what the project keeps of it is another text is known only once it is whole; then it was packed in vain. */
  async function endPieces(path: string, file: FileInPieces, { sha256 }: FileDigest): Promise<void> {
    const bytes = await file.end()
    const isToKeep = bytes !== null && task?.kept?.get(path) !== sha256
    const packed: PackedTogether = isToKeep ? { paths: [path], ends: [bytes.length], bytes: new Uint8Array(bytes) } : { paths: [], ends: [], bytes: new Uint8Array() }
    post({ kind: 'written', files: 1, packed }, [packed.bytes.buffer])
  }

  return (message) => {
    switch (message.kind) {
      case 'begin':
        task = message
        return
      case 'files': {
        const own = task
        if (own !== null) thenBatch(() => makeAndWrite(own, message.files))
        return
      }
      case 'piece': {
        if (task === null) return
        inPieces ??= writeInPieces(join(task.folder, message.path), { isPacked: task.kept !== null })
        const file = inPieces
        const adding = file.add(message.text)
        adding.catch(() => undefined) // told of by whoever waits for it
        thenPiece(() => adding)
        return
      }
      case 'whole': {
        const file = inPieces
        inPieces = null
        if (file === null) return
        const digest = file.digest()
        post({ kind: 'digests', digests: [{ path: message.path, ...digest }] }, [])
        thenPiece(() => endPieces(message.path, file, digest))
        return
      }
      case 'end':
        thenBatch(async () => {
          await Promise.all([...underWay, lastPiece])
          if (!isFailed) post({ kind: 'ended' }, [])
        })
    }
  }
}

/** As the thread that makes the bundle would make it. */
function textOf(recipe: FileRecipe): string {
  switch (recipe.kind) {
    case 'yaml':
      return serialiseYaml([recipe.document])
    case 'page':
      return writeMarkdownPage(recipe.markdown)
    case 'document':
      return documentText(recipe)
  }
}

async function pack(files: readonly SummedText[]): Promise<PackedTogether> {
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
