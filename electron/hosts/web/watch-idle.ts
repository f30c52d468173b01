export interface IdleWatchOptions {
  /** How long nobody may ask for anything. */
  readonly idleMs: number
  readonly monotonicMs: () => number
  /** Work that goes on without requests. */
  readonly isBusy: () => boolean
  /** Once, when the time is over. */
  readonly onIdle: () => void
}

/** Tells when a host has been of no use to anybody for a while. */
export interface IdleWatch {
  /** Somebody who may ask has asked. */
  used(): void
  end(): void
}

export function watchIdle({ idleMs, monotonicMs, isBusy, onIdle }: IdleWatchOptions): IdleWatch {
  let lastUsedMs = monotonicMs()
  let timer = setTimeout(look, idleMs)

  function look(): void {
    if (isBusy()) lastUsedMs = monotonicMs()
    const leftMs = lastUsedMs + idleMs - monotonicMs()
    // A timer may come a little early.
    if (leftMs <= 0) return onIdle()
    timer = setTimeout(look, Math.ceil(leftMs))
  }

  return {
    used: () => {
      lastUsedMs = monotonicMs()
    },
    end: () => clearTimeout(timer),
  }
}
