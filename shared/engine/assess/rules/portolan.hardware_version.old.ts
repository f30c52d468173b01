import { defineRule } from '../rule.ts'

/** The first virtual hardware with changed block tracking (vSphere's documentation of CBT). */
const FIRST_WITH_CHANGE_TRACKING = 7

/** Virtual hardware too old for changed block tracking: such a VM moves cold only. */
export const hardwareVersionOld = defineRule({
  id: 'portolan.hardware_version.old',
  title: 'Virtual hardware that is too old',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm) => {
    if (vm.hardwareVersion === null) return { notEvaluated: 'The inventory does not give the version of the virtual hardware.' }
    if (vm.hardwareVersion >= FIRST_WITH_CHANGE_TRACKING) return null
    return { message: `${vm.name} has virtual hardware of version ${vm.hardwareVersion}, which knows no changed block tracking, so it cannot move warm.`, remedy: 'Upgrade the virtual hardware, or move the VM cold.', data: { hardwareVersion: vm.hardwareVersion } }
  },
})
