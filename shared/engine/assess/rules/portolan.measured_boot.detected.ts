import { vmSetting } from '#shared/engine/estate/vm-setting.ts'
import { defineRule } from '../rule.ts'

/** The guest relies on measurements of its boot, which a TPM keeps. vSphere gives a TPM only to VMs with EFI, so that one with BIOS cannot. */
export const measuredBootDetected = defineRule({
  id: 'portolan.measured_boot.detected',
  title: 'Measured Boot',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm) => {
    const isInUse = vm.properties?.isMeasuredBootInUse ?? null
    if (isInUse === true) {
      return { message: `The guest of ${vm.name} uses Measured Boot, and MTV does not migrate such a guest: its TPM and firmware are others on the target.`, remedy: 'Make the guest independent of the measurements and switch Measured Boot off, or set it up anew on the target.', data: {} }
    }
    if (isInUse === false || vmSetting(vm, 'isTpmPresent') === false || vm.firmware?.toLowerCase() === 'bios') return null
    return { notEvaluated: 'No imported list of VM properties says whether the guest uses Measured Boot, and it may have a TPM.' }
  },
})
