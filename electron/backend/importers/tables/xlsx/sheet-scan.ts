import { setImmediate } from 'node:timers/promises'
import { sizeOfScanned, type ScannedRows } from './scanned-rows.ts'

/** One reading of a sheet by a thread, as whoever wants the rows sees it. */
export interface SheetScan {
  /** The rows, as they come. Throws what `end` was told. To be asked for once. */
  batches(): AsyncGenerator<ScannedRows, void, undefined>
  /** Gives the reading up. */
  drop(): void
  /** From the thread: rows. */
  deliver(batches: readonly ScannedRows[]): void
  /** From the thread: no more rows follow, and why, if not because the sheet ends. */
  end(error: Error | null): void
}

export interface ScanChannel {
  /** So many bytes of rows are no longer held here. */
  taken(bytes: number): void
  drop(): void
}

/** Holds the rows that come until they are asked for; the thread stops while too many wait. */
export function createSheetScan(channel: ScanChannel): SheetScan {
  let queue: ScannedRows[] = []
  let outcome: { readonly error: Error | null } | null = null
  let isDropped = false
  /** Wakes whoever waits for rows. */
  let wake: (() => void) | null = null

  return {
    batches,
    drop,
    deliver(batches) {
      if (isDropped) return
      queue.push(...batches)
      wake?.()
    },
    end(error) {
      outcome ??= { error }
      wake?.()
    },
  }

  async function* batches(): AsyncGenerator<ScannedRows, void, undefined> {
    try {
      for (;;) {
        const batch = queue.shift()
        if (batch !== undefined) {
          channel.taken(sizeOfScanned(batch))
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
          wake = resolve
        })
      }
    } finally {
      drop()
    }
  }

  function drop(): void {
    if (isDropped) return
    isDropped = true
    queue = []
    channel.drop()
    wake?.()
  }
}
