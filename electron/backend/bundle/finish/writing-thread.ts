import module from 'node:module'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { textPieces } from '#backend/files/text-pieces.ts'
import type { AppError } from '#shared/contract/app-error.ts'
import type { BundleFile, FileRecipe } from '#shared/manifests/bundle-file.ts'
import type { FileDigest, FileFinisher } from './file-finisher.ts'
import type { FileToWrite, FromWriting, PackedTogether, ToWriting, WritingTask } from './writing-messages.ts'

export interface WritingThreadData {
  /** Where Node keeps the compiled program; null where nothing is kept. A thread does not inherit it. */
  readonly compiledIn: string | null
}

/** Files as a project keeps them, gzipped, by their paths. */
export type PackedFiles = ReadonlyMap<string, Uint8Array>

/** A thread that writes the files of one bundle while they are made, once it is told where to. Whoever started it stops it. */
export interface WritingThread extends FileFinisher {
  /** Once, before anything is added. */
  begin(task: Omit<WritingTask, 'kind'>): void
  /** Nothing is added any more: answers, once all files are on the disk, those that were packed. Throws AppError io where the file system fails. */
  written(progress: (done: number) => void): Promise<PackedFiles>
  /** Ends the thread, whatever it does. */
  stop(): Promise<void>
}

/** Texts that go over together: enough that the message costs nothing beside them. */
const FILES_TOGETHER = 64
const CHARACTERS_TOGETHER = 256 * 1024

/** Batches that wait at the thread: enough that it has something to do until this one has its next turn. The others stay, for whichever thread is free first. */
const BATCHES_AHEAD = 8

/** A larger text would be in memory twice; it goes over in pieces. */
const LARGE_CHARACTERS = 1024 * 1024

/** Texts live until the disk has them: with less it copies them again and again, which for 10,000 VMs took a tenth of all that an export computes. */
const YOUNG_GENERATION_MIB = 36

/** `explain` makes of what fails what the person is told. */
export function startWritingThread(explain: (error: unknown) => AppError): WritingThread {
  const worker = new Worker(workerUrl(), { workerData: { compiledIn: module.getCompileCacheDir() ?? null } satisfies WritingThreadData, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MIB } })
  const digests = new Map<string, FileDigest>()
  const packed = new Map<string, Uint8Array>()
  let waiting: BundleFile[] = []
  const queue: (readonly BundleFile[])[] = []
  /** By the first path of each. */
  const batchesAhead = new Set<string>()
  let charactersWaiting = 0
  let added = 0
  let digested = 0
  let written = 0
  let isEnded = false
  let failure: AppError | null = null
  let tell: (done: number) => void = () => undefined
  let wake = (): void => undefined

  /** Looks with each message whether what is waited for is there. */
  async function until(isThere: () => boolean): Promise<void> {
    while (!isThere()) {
      if (failure !== null) throw failure
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  const post = (message: ToWriting): void => worker.postMessage(message)
  function flush(): void {
    if (waiting.length > 0) queue.push(waiting)
    waiting = []
    charactersWaiting = 0
    postAhead(BATCHES_AHEAD)
  }
  function postBatch(files: readonly FileToWrite[]): void {
    batchesAhead.add(files[0]?.path ?? '')
    post({ kind: 'files', files })
  }
  function postAhead(most: number): void {
    while (batchesAhead.size < most) {
      const batch = queue.shift()
      if (batch === undefined) return
      postBatch(batch.map(handedOver))
    }
  }
  /** Who waits here makes the texts of the batches that would come last; answers whether there was one. */
  function takeFromEnd(): boolean {
    const batch = queue.pop()
    if (batch !== undefined) postBatch(batch.map(({ path, text }) => ({ path, text })))
    return batch !== undefined
  }
  function fail(error: unknown): void {
    failure ??= explain(error)
    wake()
  }
  function count(files: number): void {
    written += files
    tell(written)
    wake()
  }
  function postPieces(path: string, pieces: Iterable<string>): void {
    flush()
    for (const text of pieces) post({ kind: 'piece', path, text })
    post({ kind: 'whole', path })
  }
  worker.on('message', (message: FromWriting) => {
    switch (message.kind) {
      case 'digests':
        for (const { path, ...digest } of message.digests) digests.set(path, digest)
        digested += message.digests.length
        batchesAhead.delete(message.digests[0]?.path ?? '')
        postAhead(BATCHES_AHEAD)
        break
      case 'written':
        for (const [path, bytes] of apart(message.packed)) packed.set(path, bytes)
        count(message.files)
        break
      case 'ended':
        isEnded = true
        break
      case 'failed':
        fail(Object.assign(new Error(message.message), { code: message.code }))
    }
    wake()
  })
  worker.on('error', fail)
  worker.on('exit', (code) => fail(new Error(`the thread that writes ended with status ${String(code)}`)))

  return {
    begin: (task) => post({ kind: 'begin', ...task }),
    add: (file) => {
      added += 1
      const { path, recipe, pieces } = file
      const characters = pieces !== undefined ? 0 : recipe === undefined ? file.text.length : charactersOf(recipe)
      if (pieces !== undefined) {
        postPieces(path, pieces())
      } else if (characters > LARGE_CHARACTERS) {
        postPieces(path, textPieces(file.text))
      } else {
        waiting.push(file)
        charactersWaiting += characters
      }
      if (waiting.length >= FILES_TOGETHER || charactersWaiting >= CHARACTERS_TOGETHER) flush()
    },
    digests: async () => {
      flush()
      while (failure === null && takeFromEnd()) await nextTurn()
      await until(() => digested === added)
      return digests
    },
    written: async (progress) => {
      tell = progress
      flush()
      postAhead(Number.POSITIVE_INFINITY)
      post({ kind: 'end' })
      await until(() => isEnded && written === added)
      return packed
    },
    stop: async () => {
      await worker.terminate()
    },
  }
}

/** What is known of a file without its text where it can be made there. */
function handedOver(file: BundleFile): FileToWrite {
  const { path, recipe } = file
  return recipe === undefined ? { path, text: file.text } : { path, recipe }
}

/** What is known of it without making it; an object is as small as a manifest. */
function charactersOf(recipe: FileRecipe): number {
  switch (recipe.kind) {
    case 'yaml':
      return 0
    case 'page':
      return recipe.markdown.length
    // One of a wave with many VMs takes as long as a batch of others.
    case 'document':
      return CHARACTERS_TOGETHER
  }
}

function apart({ paths, ends, bytes }: PackedTogether): [path: string, bytes: Uint8Array][] {
  return paths.map((path, index) => [path, bytes.subarray(index === 0 ? 0 : ends[index - 1], ends[index])])
}

/** Beside this file as it is, or where the build puts it. */
function workerUrl(): URL {
  const isSource = import.meta.url.endsWith('.ts')
  return new URL(isSource ? './writing-worker.ts' : '../workers/writing-worker.js', import.meta.url)
}
