import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { SourceKind } from '#shared/domain/estate/source.ts'
import type { Reason } from '#shared/domain/plan/migration-plan.ts'
import { toolsState } from '#shared/engine/estate/tools-state.ts'

/**
 * Why a VM needs a plan of its own, cold, and what a person must do before that plan can become Ready.
 * VMware Tools concern vSphere alone. From MTV 2.11 on a powered-on VM whose Tools do not run stops every other VM of its plan; before, nothing
 * could shut its guest down cleanly, so it stands alone there too.
 */
export function isolationReasons(vm: EstateVm, kind: SourceKind, hasToolsInput: boolean): readonly Reason[] {
  if (vm.powerState === 'poweredOff') return []
  if (vm.powerState === 'suspended') {
    return [{ code: 'suspended', message: `${vm.name} is suspended: resume it and shut it down, or power it off, before the plan starts.` }]
  }
  if (vm.powerState === null && kind === 'ovirt') {
    return [{ code: 'power-state-unknown', message: `The inventory does not say whether ${vm.name} runs${vm.configuration?.status ? ` (its state is ${vm.configuration.status})` : ''}: see to it that it is up or down before the plan starts.` }]
  }
  if (vm.powerState === null) {
    return [{ code: 'power-state-unknown', message: `The inventory does not say whether ${vm.name} runs: see to it that its Tools run or that it is powered off before the plan starts.` }]
  }
  const state = toolsState(vm, hasToolsInput)
  if (kind !== 'vsphere' || state === 'running') return []
  return [{ code: 'tools-not-running', message: `${vm.name} is powered on and its VMware Tools ${TOOLS_WORDS[state]}: shut it down before the plan starts, since MTV refuses it or cuts its power.` }]
}

const TOOLS_WORDS = {
  'not-running': 'do not run',
  'not-installed': 'are not installed',
  unknown: 'are in an unknown state',
} as const
