import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compressText } from '#backend/bundle/compress-text.ts'
import { writeDurably } from '#backend/exporters/bundle/write-durably.ts'
import { writeMarkdownPage } from '#backend/exporters/report/write-markdown-page.ts'
import { writeErrorCode } from '#backend/files/write-reason.ts'
import type { BundleFile, FileRecipe } from '#shared/manifests/bundle-file.ts'
import { serialiseYaml } from '#shared/manifests/serialise-yaml.ts'
import { digestOf, type FileDigest } from './file-finisher.ts'
import { type FileInPieces, writeInPieces } from './write-pieces.ts'
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
  let inPieces: FileInPieces | null = null

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
        const texts = message.files.map((file): BundleFile => ('text' in file ? file : { path: file.path, text: textOf(file.recipe) }))
        const digests = texts.map(({ path, text }) => ({ path, ...digestOf(text) }))
        post({ kind: 'digests', digests }, [])
        const files = texts.map((file, index) => ({ ...file, sha256: digests[index]?.sha256 ?? '' }))
        then(() => (task === null ? undefined : writeAll(task, files)))
        return
      }
      case 'piece': {
        if (task === null) return
        inPieces ??= writeInPieces(join(task.folder, message.path), { isPacked: task.kept !== null })
        const file = inPieces
        const adding = file.add(message.text)
        adding.catch(() => undefined) // told of by whoever waits for it
        then(() => adding)
        return
      }
      case 'whole': {
        const file = inPieces
        inPieces = null
        if (file === null) return
        const digest = file.digest()
        post({ kind: 'digests', digests: [{ path: message.path, ...digest }] }, [])
        then(() => endPieces(message.path, file, digest))
        return
      }
      case 'end':
        then(() => post({ kind: 'ended' }, []))
    }
  }
}

/** As the thread that makes the bundle would make it. */
function textOf(recipe: FileRecipe): string {
  return recipe.kind === 'yaml' ? serialiseYaml([recipe.document]) : writeMarkdownPage(recipe.markdown)
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
