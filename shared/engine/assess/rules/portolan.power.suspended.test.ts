import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { powerSuspended } from './portolan.power.suspended.ts'

describeRule(powerSuspended, {
  clean: { on: makeVm({ powerState: 'poweredOn' }), off: makeVm({ powerState: 'poweredOff' }) },
  flagged: { suspended: [makeVm({ powerState: 'suspended' }), {}] },
  notEvaluated: { 'nothing said': makeVm({ powerState: null }) },
})
