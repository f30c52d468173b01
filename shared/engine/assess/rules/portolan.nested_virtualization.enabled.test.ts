import { makeConfiguredVm } from '#shared/engine/testing/configured-vm.ts'
import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { nestedVirtualizationEnabled } from './portolan.nested_virtualization.enabled.ts'

describeRule(nestedVirtualizationEnabled, {
  clean: { no: makeConfiguredVm({ isNestedVirtualizationEnabled: false }) },
  flagged: { yes: [makeConfiguredVm({ isNestedVirtualizationEnabled: true }), {}] },
  notEvaluated: { 'a workbook, which does not say': makeVm(), 'a VM without the field': makeConfiguredVm() },
})
