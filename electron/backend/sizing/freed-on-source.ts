import type { Decisions } from '#shared/domain/decisions/decision.ts'
import type { Estate, EstateVm } from '#shared/domain/estate/estate.ts'
import { isDirectLun } from '#shared/engine/estate/direct-lun.ts'
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
  const vms = leavingVms(estate)
  return { windows: freedCapacity(vms, estate.hosts, windowOf), staying: vms.filter(({ id }) => !windowOf.has(id)).length, hosts: estate.hosts.length }
}

/** All VMs but templates, with the disks of which something becomes free as they leave. */
export function leavingVms({ vms }: Pick<Estate, 'vms'>): readonly EstateVm[] {
  return vms.filter(({ isTemplate }) => isTemplate !== true).map(withoutDirectLuns)
}

/** The target goes on with a direct LUN: nothing of it becomes free. */
function withoutDirectLuns(vm: EstateVm): EstateVm {
  return vm.disks.some(isDirectLun) ? { ...vm, disks: vm.disks.filter((disk) => !isDirectLun(disk)) } : vm
}
