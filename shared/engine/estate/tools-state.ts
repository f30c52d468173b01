import type { EstateVm } from '#shared/domain/estate/estate.ts'

export type ToolsState = 'running' | 'not-running' | 'not-installed' | 'unknown'

/**
 * What the inventory says of a VM's VMware Tools. Without a sheet of Tools (`hasToolsInput` false) the guest's
 * state stands in for it: vCenter learns of a running guest from the Tools alone (vSphere GuestInfo.guestState).
 * A VM that the sheet does not list, or whose status is none of vSphere's, is unknown: never fine by default.
 */
export function toolsState(vm: Pick<EstateVm, 'tools' | 'guestState'>, hasToolsInput: boolean): ToolsState {
  if (!hasToolsInput) return STATE_OF_GUEST.get(normalise(vm.guestState)) ?? 'unknown'
  return STATE_OF_STATUS.get(normalise(vm.tools?.status)) ?? 'unknown'
}

/** vSphere VirtualMachineToolsStatus, in lower case. An old version runs all the same. */
const STATE_OF_STATUS: ReadonlyMap<string, ToolsState> = new Map([
  ['toolsok', 'running'],
  ['toolsold', 'running'],
  ['toolsnotrunning', 'not-running'],
  ['toolsnotinstalled', 'not-installed'],
])

/** vSphere VirtualMachineGuestState, in lower case: the values that say anything of the Tools. */
const STATE_OF_GUEST: ReadonlyMap<string, ToolsState> = new Map([
  ['running', 'running'],
  ['notrunning', 'not-running'],
])

function normalise(text: string | null | undefined): string {
  return text?.trim().toLowerCase() ?? ''
}
