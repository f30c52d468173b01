import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import { useJobs } from '#renderer/stores/jobs.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { ErrorData } from '#shared/contract/api-types.ts'
import { choiceOf, type Part } from './part.ts'

/** What a person asked for. */
export interface ExportRequest {
  /** The folder; null for a download. */
  readonly out: string | null
  readonly part: Part
  /** The fingerprint of the bundle that was looked at. */
  readonly expected: string
  readonly acceptCritical: boolean
  readonly force: boolean
}

export type ExportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly phase: 'plan' | 'check' | 'lay-out' | 'write'; readonly done: number; readonly total: number; readonly isCancelling: boolean }
  | { readonly kind: 'done'; readonly out: string; readonly isDownload: boolean; readonly files: number; readonly notKept: string | null; readonly saving: ErrorData | null }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: ErrorData; readonly request: ExportRequest }

/** The word that the web host takes in place of a folder: what is written becomes a zip to fetch. */
export const DOWNLOAD = 'download:'

/** The export that this window runs, and how the last one ended. It outlives the screen, so that somebody can go on meanwhile. */
export const useExport = defineStore('hand-over-export', () => {
  const host = useHost()
  const jobs = useJobs()
  const project = useProject()
  const state = shallowRef<ExportState>({ kind: 'idle' })
  let cancellation = new AbortController()

  async function run(request: ExportRequest, label: string): Promise<void> {
    if (state.value.kind === 'running') return
    cancellation = new AbortController()
    state.value = { kind: 'running', phase: 'plan', done: 0, total: 0, isCancelling: false }
    const { out, part, expected, acceptCritical, force } = request
    const outcome = await jobs.run(
      'bundle.export',
      { out: out ?? DOWNLOAD, isDownload: out === null, expected, acceptCritical, force, ...choiceOf(part) },
      {
        label,
        signal: cancellation.signal,
        onProgress: (progress) => {
          if (state.value.kind === 'running') state.value = { ...state.value, ...progress }
        },
      },
    )
    if (!outcome.ok) {
      state.value = outcome.error.code === 'cancelled' ? { kind: 'cancelled' } : { kind: 'failed', error: outcome.error, request }
      return
    }
    const { files, notKept } = outcome.value
    state.value = { kind: 'done', out: outcome.value.out, isDownload: out === null, files: files.length, notKept, saving: null }
    if (out === null) await save()
  }

  /** Hands a download to the browser. */
  async function save(): Promise<void> {
    const done = state.value
    if (done.kind !== 'done') return
    const saved = await host.download(done.out, fileNameOf(done.out))
    state.value = { ...done, saving: saved.ok ? null : saved.error }
  }

  function cancel(): void {
    if (state.value.kind !== 'running') return
    state.value = { ...state.value, isCancelling: true }
    cancellation.abort()
  }

  function dismiss(): void {
    if (state.value.kind !== 'running') state.value = { kind: 'idle' }
  }

  // How an export of another project ended is no matter of this one.
  watch(() => project.info?.path, dismiss)
  return { state, isRunning: computed(() => state.value.kind === 'running'), run, save, cancel, dismiss }
})

/** "download:<id>/<name>": the name. */
export function fileNameOf(out: string): string {
  return out.slice(out.lastIndexOf('/') + 1)
}
