import { makeConfiguredVm } from '#shared/engine/testing/configured-vm.ts'
import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { cpuAffinityDetected } from './vmware.cpu_affinity.detected.ts'

describeRule(cpuAffinityDetected, {
  clean: { 'an empty list': makeConfiguredVm({ cpuPins: '' }) },
  flagged: { 'two CPUs': [makeConfiguredVm({ cpuPins: '0; 2' }), { cpus: '0; 2' }] },
  notEvaluated: { 'a workbook, which does not say': makeVm(), 'a VM without the field': makeConfiguredVm() },
})
