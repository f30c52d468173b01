import type { JournalChange } from '#backend/db/repositories/decision-repository.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { WaveRecord } from '#shared/contract/wave-progress.ts'
import { findWaveVm, type WaveProject } from './wave-input.ts'

/** The decisions that a record of a wave comes to. */
export interface RecordedWave {
  readonly changes: readonly JournalChange[]
  readonly counts: { readonly done: number; readonly failed: number; readonly rolledBack: number; readonly takenBack: number }
}

/** What people wrote down, as decisions. Who failed or went back loses a pin to that window, so that he is planned anew. AppError not-found. */
export function recordWave(loaded: WaveProject, { window, outcomes, actual }: WaveRecord): RecordedWave {
  const { input, decisions } = loaded
  const inWave = [...input.previous].filter(([, own]) => own === window).map(([id]) => id)
  const recorded = Object.entries(decisions['vm.wave-outcome']).filter(([, entry]) => entry.window === window).map(([id]) => id)
  if (inWave.length === 0 && recorded.length === 0 && decisions['wave.actual'][window] === undefined) throw new AppError('not-found', `No wave is or was in ${window}: windows are named by their rule and day, such as saturday-night/2026-03-07.`)
  const outcomeOf = new Map<string, WaveRecord['outcomes'][number]>()
  for (const entry of outcomes) {
    const all = entry.outcome === null ? recorded : inWave
    for (const id of entry.vms === undefined ? all : entry.vms.map((vm) => findWaveVm(loaded, vm))) outcomeOf.set(id, entry)
  }
  const changes: JournalChange[] = []
  const counts = { done: 0, failed: 0, rolledBack: 0, takenBack: 0 }
  for (const [id, { outcome, reason }] of outcomeOf) {
    changes.push({ kind: 'vm.wave-outcome', subject: id, value: outcome === null ? null : { outcome, window, ...(reason === undefined ? {} : { reason }) } })
    if (outcome !== null && outcome !== 'done' && input.pins.get(id) === window) changes.push({ kind: 'vm.wave', subject: id, value: null })
    counts[outcome === null ? 'takenBack' : outcome === 'rolled-back' ? 'rolledBack' : outcome]++
  }
  if (actual !== undefined) changes.push({ kind: 'wave.actual', subject: window, value: actual })
  return { changes, counts }
}
