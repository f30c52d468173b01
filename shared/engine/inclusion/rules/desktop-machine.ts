import { isDesktopMachineName } from '#shared/engine/estate/desktop-machine.ts'
import { defineInclusionRule } from '../inclusion-rule.ts'

/** Templates, replicas and parents that virtual desktop products make for their clones, and make again on the target. */
export const desktopMachine = defineInclusionRule({
  id: 'desktop-machine',
  title: 'Machines of virtual desktop products',
  canBeOverridden: true,
  excludes: (vm) => (isDesktopMachineName(vm.name) ? 'A virtual desktop product made it for its clones, and makes it anew on the target.' : null),
})
