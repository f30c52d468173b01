import { setImmediate } from 'node:timers/promises'
import type { EncodedRows } from './encoded-rows.ts'

/** Several of what the inflating gives (inflate-entry.ts): each piece costs both threads a turn of their event loops. */
export const PIECE_BYTES = 1_048_576
/** Pieces that may be with the thread at once, so that it never waits for the next one. */
const PIECES_AHEAD = 2
/** Encoded rows that may wait to be taken, in bytes. */
const BYTES_AHEAD = 4_194_304
const BYTES_PER_CELL = 9
const BYTES_PER_CHARACTER = 2

/** One reading of a sheet by a thread. */
export interface SheetScan {
  /** The rows, as they come. Throws what `end` was told, and what the chunks throw. To be asked for once. */
  batches(): AsyncGenerator<EncodedRows, void, undefined>
  /** Gives the reading up; answers when no more bytes are being fetched. */
  drop(): Promise<void>
  /** From the thread: rows. */
  deliver(batch: EncodedRows): void
  /** From the thread: it is done with one piece. */
  taken(): void
  /** From the thread: no more rows follow, and why, if not because the sheet ends. */
  end(error: Error | null): void
}

export interface ScanChannel {
  /** PIECE_BYTES to be filled. */
  room(): ArrayBuffer
  /** The first `length` bytes of a piece, which is the receiver's from now on. */
  send(piece: ArrayBuffer, length: number): void
  finish(): void
  drop(): void
}

/** Fetches the sheet's bytes from now on, sends them, and holds the rows until they are asked for. */
export function createSheetScan(chunks: AsyncIterable<Buffer>, channel: ScanChannel): SheetScan {
  let queue: EncodedRows[] = []
  let queuedBytes = 0
  let underWay = 0
  let outcome: { readonly error: Error | null } | null = null
  let isDropped = false
  /** Wakes whoever waits: the fetching for room, the taking for rows. */
  let wakeFetching: (() => void) | null = null
  let wakeTaking: (() => void) | null = null
  const fetching = fetchAll().catch((error: unknown) => {
    end(error instanceof Error ? error : new Error(String(error)))
  })

  return { batches, drop, deliver, taken, end }

  async function fetchAll(): Promise<void> {
    let piece: Uint8Array<ArrayBuffer> | null = null
    let filled = 0
    for await (const chunk of chunks) {
      for (let from = 0; from < chunk.length; ) {
        if (piece === null) await turn()
        if (isOver()) return
        piece ??= new Uint8Array(channel.room())
        const part = chunk.subarray(from, from + PIECE_BYTES - filled)
        piece.set(part, filled)
        filled += part.length
        from += part.length
        if (filled < PIECE_BYTES) continue
        send(piece, filled)
        piece = null
        filled = 0
      }
    }
    if (piece !== null && !isOver()) send(piece, filled)
    channel.finish()
  }

  /** Waits until the thread has taken enough of what it was sent, and enough rows were taken from here. */
  async function turn(): Promise<void> {
    while (!isOver() && (underWay >= PIECES_AHEAD || queuedBytes >= BYTES_AHEAD)) {
      await new Promise<void>((resolve) => {
        wakeFetching = resolve
      })
    }
  }

  function send(piece: Uint8Array<ArrayBuffer>, length: number): void {
    underWay += 1
    channel.send(piece.buffer, length)
  }

  async function* batches(): AsyncGenerator<EncodedRows, void, undefined> {
    try {
      for (;;) {
        const batch = queue.shift()
        if (batch !== undefined) {
          queuedBytes -= sizeOf(batch)
          wakeFetching?.()
          // Rows that wait already come without a pause: the thread's answers, and cancels, need one.
          await setImmediate()
          yield batch
          continue
        }
        if (outcome !== null) {
          if (outcome.error !== null) throw outcome.error
          return
        }
        await new Promise<void>((resolve) => {
          wakeTaking = resolve
        })
      }
    } finally {
      await drop()
    }
  }

  async function drop(): Promise<void> {
    if (!isDropped) {
      isDropped = true
      queue = []
      channel.drop()
      wakeFetching?.()
      wakeTaking?.()
    }
    await fetching
  }

  function deliver(batch: EncodedRows): void {
    queue.push(batch)
    queuedBytes += sizeOf(batch)
    wakeTaking?.()
  }

  function taken(): void {
    underWay -= 1
    wakeFetching?.()
  }

  function end(error: Error | null): void {
    outcome ??= { error }
    wakeFetching?.()
    wakeTaking?.()
  }

  function isOver(): boolean {
    return isDropped || outcome !== null
  }
}

function sizeOf({ kinds, texts }: EncodedRows): number {
  let characters = 0
  for (const text of texts) characters += text.length
  return kinds.length * BYTES_PER_CELL + characters * BYTES_PER_CHARACTER
}

