import { toolsState } from '#shared/engine/estate/tools-state.ts'
import { isMtvAtLeast } from '#shared/domain/target/versions.ts'
import { defineRule } from '../rule.ts'

const WORDS = { 'not-running': 'do not run', 'not-installed': 'are not installed' } as const

/** The VM is on and its Tools do not run. The planner goes by the same state and gives such a VM a plan of its own. */
export const toolsNotRunning = defineRule({
  id: 'portolan.tools.not_running',
  title: 'VMware Tools do not run',
  sourceKind: 'vsphere',
  severity: ({ mtv }) => (isMtvAtLeast(mtv, '2.11') ? 'warning' : 'information'),
  needs: [],
  check: (vm, facts) => {
    if (vm.powerState !== null && vm.powerState !== 'poweredOn') return null
    if (vm.powerState === null) return { notEvaluated: 'The inventory does not say whether the VM is on.' }
    const state = toolsState(vm, facts.hasInput(vm, 'tools'))
    if (state === 'running') return null
    if (state === 'unknown') return { notEvaluated: 'The inventory does not say whether VMware Tools run.' }
    return { message: `${vm.name} is on and its VMware Tools ${WORDS[state]}.`, remedy: 'Install or start VMware Tools, or shut the VM down before its plan starts.', data: { state } }
  },
})
