import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import { useJobs } from '#renderer/stores/jobs.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { ErrorData } from '#shared/contract/api-types.ts'
import type { ReportFormat } from '#shared/contract/report-api.ts'
import { placeIn, projectStem } from './export-place.ts'
import { DOWNLOAD, fileNameOf } from './use-export.ts'

/** What a person asked for; `out` is null for a download. */
export interface ReportRequest {
  readonly format: ReportFormat
  readonly out: string | null
  /** Null: the first of the project, or the defaults where it has none. */
  readonly scenario: string | null
  readonly force: boolean
}

export type ReportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly format: ReportFormat; readonly phase: 'gather' | 'write'; readonly done: number; readonly total: number; readonly isCancelling: boolean }
  | { readonly kind: 'done'; readonly out: string; readonly isDownload: boolean; readonly saving: ErrorData | null }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: ErrorData; readonly request: ReportRequest }

/** The workbook or report that this window writes, and how the last one ended. It outlives the screen. */
export const useReport = defineStore('hand-over-report', () => {
  const host = useHost()
  const jobs = useJobs()
  const project = useProject()
  const state = shallowRef<ReportState>({ kind: 'idle' })
  let cancellation = new AbortController()

  /** Asks for a folder where the host has a dialog, else for a download, and writes. */
  async function start(format: ReportFormat, scenario: string | null, label: string): Promise<void> {
    if (state.value.kind === 'running') return
    const { chooseFolder } = host.capabilities
    if (chooseFolder === null) return run({ format, scenario, out: null, force: false }, label)
    const folder = await chooseFolder()
    if (folder !== null) await run({ format, scenario, out: placeIn(folder, `${projectStem(project.info?.name ?? '')}${ENDINGS[format]}`), force: false }, label)
  }

  async function run(request: ReportRequest, label: string): Promise<void> {
    const { format, scenario, out, force } = request
    cancellation = new AbortController()
    state.value = { kind: 'running', format, phase: 'gather', done: 0, total: 0, isCancelling: false }
    const outcome = await jobs.run(
      'report.export',
      { [format]: out ?? DOWNLOAD, force, ...(scenario === null ? {} : { scenario }) },
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
    state.value = { kind: 'done', out: outcome.value.files[0]?.path ?? '', isDownload: out === null, saving: null }
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
  return { state, isRunning: computed(() => state.value.kind === 'running'), start, run, save, cancel, dismiss }
})

/** What the files are called behind the project's name; the tables are a folder. */
const ENDINGS: Readonly<Record<ReportFormat, string>> = { workbook: '.xlsx', html: '.html', pdf: '.pdf', csv: '-tables', json: '.json' }
