import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { faultToleranceEnabled } from './vmware.fault_tolerance.enabled.ts'

describeRule(faultToleranceEnabled, {
  clean: { 'not configured': makeVm({ faultToleranceState: 'notConfigured' }) },
  flagged: {
    running: [makeVm({ faultToleranceState: 'running' }), { state: 'running' }],
    'configured and switched off': [makeVm({ faultToleranceState: 'disabled' }), { state: 'disabled' }],
  },
  notEvaluated: { 'nothing said': makeVm({ faultToleranceState: null }), 'an empty cell': makeVm({ faultToleranceState: ' ' }) },
})
