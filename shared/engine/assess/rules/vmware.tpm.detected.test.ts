import { makeConfiguredVm } from '#shared/engine/testing/configured-vm.ts'
import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { tpmDetected } from './vmware.tpm.detected.ts'

describeRule(tpmDetected, {
  clean: { none: makeConfiguredVm({ isTpmPresent: false }) },
  flagged: { 'a TPM': [makeConfiguredVm({ isTpmPresent: true }), {}] },
  notEvaluated: { 'a workbook, which does not say': makeVm(), 'a VM without the field': makeConfiguredVm() },
})
