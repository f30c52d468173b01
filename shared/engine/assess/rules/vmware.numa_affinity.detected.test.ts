import { makeConfiguredVm } from '#shared/engine/testing/configured-vm.ts'
import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { numaAffinityDetected } from './vmware.numa_affinity.detected.ts'

describeRule(numaAffinityDetected, {
  clean: { 'an empty list': makeConfiguredVm({ numaNodes: '' }) },
  flagged: { 'a node': [makeConfiguredVm({ numaNodes: '1' }), { nodes: '1' }] },
  notEvaluated: { 'a workbook, which does not say': makeVm(), 'a VM without the field': makeConfiguredVm() },
})
