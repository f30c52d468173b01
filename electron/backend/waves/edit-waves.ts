import type { JournalChange } from '#backend/db/repositories/decision-repository.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { WaveEdit, WaveEditVerdict } from '#shared/contract/wave-edits.ts'
import { judgeInsertion } from '#shared/engine/waves/edit/judge-insertion.ts'
import type { MoveVerdict } from '#shared/engine/waves/edit/open-schedule.ts'
import { WAVES_SUBJECT } from '#shared/engine/waves/placed-windows.ts'
import type { EditedWaves } from './wave-cache.ts'
import { findWaveVm } from './wave-input.ts'

/** What an edit would break, and the decisions that it comes to where it breaks nothing. */
export interface JudgedEdit extends Pick<WaveEditVerdict, 'vms' | 'broken' | 'nearest' | 'window'> {
  readonly changes: readonly JournalChange[]
}

/** Judges an edit of the schedule; changes nothing. AppError not-found where a VM or window is not there, conflict where it can mean nothing. */
export function judgeEdit(edited: EditedWaves, edit: WaveEdit): JudgedEdit {
  switch (edit.do) {
    case 'move':
      return moved(edited.open.judgeMoves(idsOf(edited, edit.vms), edit.window), edit.window)
    case 'merge':
      return merged(edited, edit.window, edit.into)
    case 'split':
      return split(edited, edit)
    case 'pin':
      return pinned(edited, edit)
    case 'lock':
      return locked(edited, edit)
    case 'insert':
      return inserted(edited, edit)
  }
}

function moved(verdict: MoveVerdict | null, window: string): JudgedEdit {
  if (verdict === null) throw unknownWindow(window)
  return { vms: [...verdict.vmIds], broken: [...verdict.broken], nearest: verdict.nearestWindowId, window, changes: pinsOf(verdict.vmIds, window) }
}

function merged({ open }: EditedWaves, window: string, into: string): JudgedEdit {
  const vmIds = vmsIn(open, window)
  if (vmIds.length === 0) throw new AppError('conflict', `${window} has no wave, so there is nothing to merge.`)
  if (window === into) throw new AppError('conflict', `${window} cannot be merged with itself: name another window.`)
  return moved(open.judgeMoves(vmIds, into), into)
}

function split(edited: EditedWaves, { window, vms, into }: Extract<WaveEdit, { do: 'split' }>): JudgedEdit {
  const verdict = edited.open.judgeSplit(window, vms === undefined ? null : idsOf(edited, vms))
  if (verdict === null) throw unknownWindow(window)
  const isRefused = verdict.broken.some(({ code }) => code !== 'split-no-window')
  if (into !== undefined && !isRefused) return moved(edited.open.judgeMoves(verdict.vmIds, into), into)
  const to = verdict.nearestWindowId
  return { vms: [...verdict.vmIds], broken: [...verdict.broken], nearest: to, window: to, changes: to === null ? [] : pinsOf(verdict.vmIds, to) }
}

function pinned(edited: EditedWaves, { vms, isPinned }: Extract<WaveEdit, { do: 'pin' }>): JudgedEdit {
  const { input, loaded, open } = edited
  const vmIds = open.withGroups(idsOf(edited, vms)) ?? []
  if (!isPinned) {
    // Without its pin a VM would be back where it was planned last: the schedule learns where it is now.
    const windows: Record<string, string[]> = {}
    for (const [id, window] of input.previous) (windows[window] ??= []).push(id)
    const schedule = { kind: 'waves.schedule', subject: WAVES_SUBJECT, value: { today: loaded.plannedOn, windows } } as const
    return { vms: [...vmIds], broken: [], nearest: null, window: null, changes: [schedule, ...vmIds.map((id) => ({ kind: 'vm.wave' as const, subject: id, value: null }))] }
  }
  const homeless = vmIds.filter((id) => !input.previous.has(id))
  if (homeless.length > 0) throw new AppError('conflict', `${homeless.join(', ')} ${homeless.length === 1 ? 'is' : 'are'} in no wave to be pinned in: move them to a window.`)
  const changes = vmIds.map((id) => ({ kind: 'vm.wave' as const, subject: id, value: { window: input.previous.get(id) } }))
  return { vms: [...vmIds], broken: [], nearest: null, window: null, changes }
}

function locked({ open }: EditedWaves, { window, isLocked, reason }: Extract<WaveEdit, { do: 'lock' }>): JudgedEdit {
  const vmIds = vmsIn(open, window)
  const value = isLocked ? { ...(reason === undefined ? {} : { reason }) } : null
  return { vms: [...vmIds], broken: [], nearest: window, window, changes: [{ kind: 'wave.lock', subject: window, value }] }
}

function inserted({ input, loaded }: EditedWaves, { do: _, id, date, start, end, timeZone, teams, scope }: Extract<WaveEdit, { do: 'insert' }>): JudgedEdit {
  const known = new Set(input.settings.calendar.windows.map((rule) => rule.id))
  const rule = { kind: 'date' as const, id: id ?? freeName(known), date, start, end, scope, ...(timeZone === undefined ? {} : { timeZone }), ...(teams === undefined ? {} : { teams }) }
  const { windowId, settings, broken, nearestDate } = judgeInsertion({ settings: loaded.settings, today: input.today, previous: input.previous }, rule)
  return { vms: [], broken: [...broken], nearest: nearestDate, window: windowId, changes: [{ kind: 'waves.settings', subject: WAVES_SUBJECT, value: settings }] }
}

function freeName(known: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'extra' : `extra-${String(number)}`
    if (!known.has(name)) return name
  }
}

function pinsOf(vmIds: readonly string[], window: string): readonly JournalChange[] {
  return vmIds.map((id) => ({ kind: 'vm.wave', subject: id, value: { window } }))
}

function idsOf({ loaded }: EditedWaves, vms: readonly string[]): readonly string[] {
  // Ids at once: somebody may name a whole list of them.
  const ids = new Set([...loaded.input.vms, ...loaded.landedVms].map(({ id }) => id))
  return vms.map((vm) => (ids.has(vm) ? vm : findWaveVm(loaded, vm)))
}

function vmsIn(open: EditedWaves['open'], window: string): readonly string[] {
  const vmIds = open.vmsIn(window)
  if (vmIds === null) throw unknownWindow(window)
  return vmIds
}

function unknownWindow(window: string): AppError {
  return new AppError('not-found', `The calendar has no window ${window}: windows are named by their rule and day, such as saturday-night/2026-03-07.`)
}
