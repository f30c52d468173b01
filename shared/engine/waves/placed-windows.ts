import type { Decisions } from '#shared/domain/decisions/decision.ts'

/** The one subject of the decisions that hold for all waves. */
export const WAVES_SUBJECT = 'waves'

/**
 * The change window of each VM by what people decided: the schedule that was planned last, and above it where they moved VMs
 * since. A VM that failed or went back is no more where that happened. A pure function of the decisions, so that undo covers it.
 */
export function placedWindows(decisions: Pick<Decisions, 'waves.schedule' | 'vm.wave' | 'vm.wave-outcome'>): ReadonlyMap<string, string> {
  const placed = new Map<string, string>()
  for (const [window, vmIds] of Object.entries(decisions['waves.schedule'][WAVES_SUBJECT]?.windows ?? {})) for (const id of vmIds) placed.set(id, window)
  for (const [id, { window }] of Object.entries(decisions['vm.wave'])) placed.set(id, window)
  for (const [id, { outcome, window }] of Object.entries(decisions['vm.wave-outcome'])) if (outcome !== 'done' && placed.get(id) === window) placed.delete(id)
  return placed
}
