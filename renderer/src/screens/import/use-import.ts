import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { useHost } from '#renderer/api/host.ts'
import { say } from '#renderer/api/say.ts'
import { type RunOptions, useJobs } from '#renderer/stores/jobs.ts'
import { useProject } from '#renderer/stores/project.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import type { EngineDraft } from './engine-access.ts'
import type { ChosenFolder } from './folder-files.ts'
import { type ImportState, isRunning, type ReportState } from './import-state.ts'
import { packFolder } from './pack-folder.ts'

/** What somebody chose or dropped. */
export interface ChosenFiles {
  readonly files: readonly File[]
  readonly folders?: readonly ChosenFolder[]
}

/**
 * The import that this window runs, and the report about the project's newest one. It outlives the screen, so that
 * somebody can look at the inventory while files are read.
 */
export const useImport = defineStore('import', () => {
  const host = useHost()
  const jobs = useJobs()
  const project = useProject()
  const state = shallowRef<ImportState>({ kind: 'idle' })
  const report = shallowRef<ReportState>({ kind: 'loading' })
  /** Grows with each finished import: what shows rows of the project loads them anew. */
  const generation = ref(0)
  let cancellation = new AbortController()

  async function loadReport(): Promise<void> {
    if (report.value.kind !== 'ready') report.value = { kind: 'loading' }
    const outcome = await host.invoke('inventory.report', {})
    if (outcome.ok) report.value = { kind: 'ready', report: outcome.value }
    else report.value = outcome.error.code === 'not-found' ? { kind: 'empty' } : { kind: 'error', error: outcome.error }
  }

  /** Copies the files to the host, one after the other, folders as archives, and reads all of them in one import. */
  async function importFiles({ files: single, folders = [] }: ChosenFiles, label: string): Promise<void> {
    const { signal } = begin()
    const into = project.info?.path
    const packed = await pack(folders, signal)
    if (!packed.ok) return end(packed)
    const files = [...single, ...packed.value]
    const totalBytes = files.reduce((sum, file) => sum + file.size, 0)
    const paths: string[] = []
    let sentBefore = 0
    for (const [index, file] of files.entries()) {
      const tell = (sent: number): void => {
        if (signal.aborted) return
        state.value = { kind: 'uploading', fileName: file.name, fileNumber: index + 1, files: files.length, sentBytes: sentBefore + sent, totalBytes }
      }
      tell(0)
      const uploaded = await host.upload(file, { signal, onProgress: tell })
      if (!uploaded.ok) return end(project.info?.path === into ? uploaded : otherProject())
      sentBefore += file.size
      paths.push(uploaded.value.path)
    }
    if (project.info?.path !== into) return end(otherProject())
    await read(paths, label, signal)
  }

  async function pack(folders: readonly ChosenFolder[], signal: AbortSignal): Promise<Outcome<readonly File[]>> {
    const archives: File[] = []
    for (const folder of folders) {
      const totalBytes = folder.files.reduce((sum, { file }) => sum + file.size, 0)
      const tell = (packedBytes: number): void => {
        if (!signal.aborted) state.value = { kind: 'packing', folder: folder.name, packedBytes, totalBytes }
      }
      tell(0)
      try {
        const archive = await packFolder(folder, { signal, onProgress: tell })
        if (archive === null) return cancelled()
        archives.push(archive)
      } catch (cause) {
        return { ok: false, error: { code: 'unreadable-file', message: say('folderUnreadable', { folder: folder.name, why: cause instanceof Error ? cause.message : String(cause) }), details: {} } }
      }
    }
    return { ok: true, value: archives }
  }

  /** Imports the estate that comes with the product. */
  async function importSample(label: string): Promise<void> {
    const { signal } = begin()
    state.value = { kind: 'importing', phase: 'detect', fileName: null, sheet: null, rows: 0 }
    const info = await host.info()
    if (!info.ok) return end(info)
    await read([info.value.samplePath], label, signal)
  }

  /** Imports files and folders that the person chose in the system's dialog, or that the system handed over. */
  async function importPaths(paths: readonly string[], label: string): Promise<void> {
    await read(paths, label, begin().signal)
  }

  /** Has the backend ask an engine. The password goes into the one call and into nothing that this store keeps. */
  async function readEngine({ url, user, password, ca }: EngineDraft & { readonly ca: File | null }, label: string): Promise<void> {
    const { signal } = begin()
    const into = project.info?.path
    state.value = { kind: 'importing', phase: 'detect', fileName: new URL(url).host, sheet: null, rows: 0 }
    const sent = ca === null ? null : await host.upload(ca, { signal })
    if (sent?.ok === false) return end(sent)
    if (project.info?.path !== into) return end(otherProject())
    if (signal.aborted) return end(cancelled())
    await follow((options) => jobs.run('inventory.import-engine', { url, user, password, ...(sent === null ? {} : { caFile: sent.value.path }) }, options), label, signal)
  }

  async function read(paths: readonly string[], label: string, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return end(cancelled())
    state.value = { kind: 'importing', phase: 'detect', fileName: null, sheet: null, rows: 0 }
    await follow((options) => jobs.run('inventory.import', { files: [...paths] }, options), label, signal)
  }

  /** Both kinds of import tell their progress alike. */
  async function follow(start: (options: RunOptions<'inventory.import'>) => Promise<Outcome<unknown>>, label: string, signal: AbortSignal): Promise<void> {
    const outcome = await start({
      label,
      signal,
      onProgress: ({ phase, file, sheet, rows }) => {
        if (signal.aborted) return
        // What follows the last sheet is too short to be a phase for a person.
        state.value = { kind: 'importing', phase: phase === 'detect' ? 'detect' : 'read', fileName: file, sheet, rows }
      },
    })
    end(outcome, signal.aborted)
  }

  function begin(): AbortController {
    cancellation = new AbortController()
    return cancellation
  }

  function end(outcome: Outcome<unknown>, wasCancelAsked = false): void {
    if (outcome.ok) {
      const read = outcome.value as ApiOutput<'inventory.report'> // only a finished import ends well
      state.value = { kind: 'done', isTooLateToCancel: wasCancelAsked, isWithoutVms: read.snapshots.length > 0 && read.counts.vms + read.counts.templates === 0 }
      report.value = { kind: 'ready', report: read }
      generation.value += 1
      return
    }
    state.value = outcome.error.code === 'cancelled' ? { kind: 'cancelled' } : { kind: 'failed', error: outcome.error }
  }

  function cancel(): void {
    if (!isRunning(state.value)) return
    state.value = { kind: 'cancelling' }
    cancellation.abort()
  }

  /** The newest import was taken back: the report of the one before is shown. */
  async function undone(): Promise<void> {
    state.value = { kind: 'undone' }
    await loadReport()
    generation.value += 1
  }

  // Another project has a report of its own, and the files that are being sent were meant for the one before.
  watch(() => project.info?.path, () => {
    if (state.value.kind === 'uploading' || state.value.kind === 'packing') cancellation.abort()
    report.value = { kind: 'loading' }
    dismiss()
  })

  function dismiss(): void {
    if (!isRunning(state.value)) state.value = { kind: 'idle' }
  }

  return { state, report, generation, isRunning: computed(() => isRunning(state.value)), loadReport, undone, importFiles, importPaths, importSample, readEngine, cancel, dismiss }
})

const otherProject = (): Outcome<never> => ({ ok: false, error: { code: 'conflict', message: say('otherProject'), details: { reason: 'project' } } })

const cancelled = (): Outcome<never> => ({ ok: false, error: { code: 'cancelled', message: say('importCancelled'), details: {} } })
