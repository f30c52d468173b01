import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createBackend } from '#backend/create-backend.ts'

/** How one import of a file into a new project went. */
export interface ImportRunTimes {
  /** From the call to its answer. */
  readonly milliseconds: number
  /** Null without a cancel. */
  readonly cancel: {
    /** From the moment at which the cancel was due, so that a busy thread which takes notice of it late counts too. */
    readonly milliseconds: number
    /** False: the import was done before the cancel could take effect. */
    readonly isCancelled: boolean
  } | null
}

/** Imports as a host asks for it, into a new project that is deleted afterwards; `cancelAfterMs` cancels it on the way. */
export async function importOnce(file: string, cancelAfterMs: number | null = null): Promise<ImportRunTimes> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portolan-import-'))
  const backend = createBackend({
    now: () => '2026-01-01T00:00:00.000Z',
    monotonicMs: () => performance.now(),
    logUnexpected: (error) => {
      throw error
    },
  })
  try {
    const opened = await backend.invoke('project.open', { path: path.join(folder, 'estate.portolan'), create: true })
    if (!opened.ok) throw new Error(opened.error.message)
    const signal = { aborted: false }
    const startedMs = performance.now()
    const timer = cancelAfterMs === null ? undefined : setTimeout(() => (signal.aborted = true), cancelAfterMs)
    const outcome = await backend.invoke('inventory.import', { files: [file] }, { signal })
    const endedMs = performance.now()
    clearTimeout(timer)
    const milliseconds = endedMs - startedMs
    if (!outcome.ok && outcome.error.code !== 'cancelled') throw new Error(outcome.error.message)
    if (!outcome.ok && cancelAfterMs === null) throw new Error('The import was cancelled by nobody.')
    return { milliseconds, cancel: cancelAfterMs === null ? null : { milliseconds: Math.max(0, milliseconds - cancelAfterMs), isCancelled: !outcome.ok } }
  } finally {
    backend.close()
    rmSync(folder, { recursive: true })
  }
}
