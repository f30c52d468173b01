import { mkdir } from 'node:fs/promises'
import module from 'node:module'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { compressText } from '#backend/bundle/compress-text.ts'
import { writeDurably } from '#backend/exporters/bundle/write-durably.ts'
import type { AppError } from '#shared/contract/app-error.ts'
import type { BundleFile } from '#shared/manifests/bundle-layout.ts'
import { digestOf, type FileDigest, type FileFinisher } from './file-finisher.ts'
import type { FromWriting, PackedTogether, ToWriting, WritingTask } from './writing-messages.ts'

export interface WritingThreadData {
  /** Where Node keeps the compiled program; null where nothing is kept. A thread does not inherit it. */
  readonly compiledIn: string | null
}

/** Files as a project keeps them, gzipped, by their paths. */
export type PackedFiles = ReadonlyMap<string, Uint8Array>

/** A thread that writes the files of one bundle while they are made. Whoever started it stops it. */
export interface WritingThread extends FileFinisher {
  /** Nothing is added any more: answers, once all files are on the disk, those that were packed. Throws AppError io where the file system fails. */
  written(progress: (done: number) => void): Promise<PackedFiles>
  /** Ends the thread, whatever it does. */
  stop(): Promise<void>
}

/** Texts that go over together: enough that the message costs nothing beside them. */
const FILES_TOGETHER = 64
const CHARACTERS_TOGETHER = 256 * 1024

/** A larger text would be in memory twice; it is taken in pieces here, by threads of the system's that are there anyway. */
const LARGE_CHARACTERS = 1024 * 1024

/** What it hands over lies outside its heap, and texts are written soon. */
const YOUNG_GENERATION_MIB = 8

/** `explain` makes of what fails what the person is told. */
export function startWritingThread(task: Omit<WritingTask, 'kind'>, explain: (error: unknown) => AppError): WritingThread {
  const worker = new Worker(workerUrl(), { workerData: { compiledIn: module.getCompileCacheDir() ?? null } satisfies WritingThreadData, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MIB } })
  const { folder, kept } = task
  const large: Promise<void>[] = []
  const digests = new Map<string, FileDigest>()
  const packed = new Map<string, Uint8Array>()
  let waiting: BundleFile[] = []
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
    if (waiting.length > 0) post({ kind: 'files', files: waiting })
    waiting = []
    charactersWaiting = 0
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
  async function takeLarge({ path, text }: BundleFile): Promise<void> {
    const digest = digestOf(text)
    digests.set(path, digest)
    digested += 1
    await mkdir(dirname(join(folder, path)), { recursive: true })
    const packing = kept === null || kept.get(path) === digest.sha256 ? null : compressText(text)
    const [own] = await Promise.all([packing, writeDurably(join(folder, path), text)])
    if (own !== null) packed.set(path, own)
    count(1)
  }
  worker.on('message', (message: FromWriting) => {
    switch (message.kind) {
      case 'digests':
        for (const { path, ...digest } of message.digests) digests.set(path, digest)
        digested += message.digests.length
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
  post({ kind: 'begin', ...task })

  return {
    add: (file) => {
      added += 1
      if (file.text.length > LARGE_CHARACTERS) {
        large.push(takeLarge(file).catch(fail))
        return
      }
      waiting.push(file)
      charactersWaiting += file.text.length
      if (waiting.length >= FILES_TOGETHER || charactersWaiting >= CHARACTERS_TOGETHER) flush()
    },
    digests: async () => {
      flush()
      await until(() => digested === added)
      return digests
    },
    written: async (progress) => {
      tell = progress
      flush()
      post({ kind: 'end' })
      await until(() => isEnded && written === added)
      return packed
    },
    stop: async () => {
      await worker.terminate()
      await Promise.all(large)
    },
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
