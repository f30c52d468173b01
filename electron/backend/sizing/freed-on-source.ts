import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import { freedCapacity, type FreedWindow } from '#shared/engine/sizing/freed-capacity.ts'
import { placedWindows } from '#shared/engine/waves/placed-windows.ts'

/** What the kept schedule of waves frees on the source. */
export interface FreedOnSource {
  /** Empty where none is kept. */
  readonly windows: readonly FreedWindow[]
  /** VMs in no window. */
  readonly staying: number
  readonly hosts: number
}

/** What each window frees, of all VMs but templates. */
export function freedOnSource(estate: Estate, decisions: Decisions): FreedOnSource {
  const windowOf = placedWindows(decisions)
  const vms = estate.vms.filter(({ isTemplate }) => isTemplate !== true)
  return { windows: freedCapacity(vms, estate.hosts, windowOf), staying: vms.filter(({ id }) => !windowOf.has(id)).length, hosts: estate.hosts.length }
}
