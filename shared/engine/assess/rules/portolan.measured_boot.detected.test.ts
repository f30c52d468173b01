import { makeConfiguredVm } from '#shared/engine/testing/configured-vm.ts'
import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeListedVm } from '#shared/engine/testing/listed-vm.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { measuredBootDetected } from './portolan.measured_boot.detected.ts'

const EFI = { firmware: 'efi' }

describeRule(measuredBootDetected, {
  clean: {
    'not in use': makeListedVm({ isMeasuredBootInUse: false }, EFI),
    'no TPM, by the inventory': makeConfiguredVm({ isTpmPresent: false }, EFI),
    'no TPM, by the list': makeListedVm({ isTpmPresent: false }, EFI),
    'BIOS, which has no TPM': makeVm({ firmware: 'bios' }),
  },
  flagged: { 'in use': [makeListedVm({ isMeasuredBootInUse: true }, EFI), {}] },
  notEvaluated: { 'EFI and nothing said': makeVm(EFI), 'a TPM and nothing said': makeConfiguredVm({ isTpmPresent: true }, EFI), 'firmware not said': makeVm({ firmware: null }) },
})
