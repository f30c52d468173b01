import { vmSetting } from '#shared/engine/estate/vm-setting.ts'
import { defineRule } from '../rule.ts'

/** A virtual TPM: the VM gets an empty one, so that keys sealed in the old one are gone. */
export const tpmDetected = defineRule({
  id: 'vmware.tpm.detected',
  title: 'A virtual TPM',
  sourceKind: 'vsphere',
  severity: 'warning',
  needs: [],
  check: (vm) => {
    const isPresent = vmSetting(vm, 'isTpmPresent')
    if (isPresent === null) return { notEvaluated: 'The inventory does not say whether the VM has a TPM.' }
    return isPresent ? { message: `${vm.name} has a virtual TPM, and what is in it does not move.`, remedy: 'Suspend BitLocker or save its recovery keys, and save whatever else is sealed in the TPM.', data: {} } : null
  },
})
