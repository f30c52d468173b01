import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { changedBlockTrackingDisabled } from './vmware.changed_block_tracking.disabled.ts'

describeRule(changedBlockTrackingDisabled, {
  clean: { on: makeVm({ isChangeBlockTrackingEnabled: true }) },
  flagged: { off: [makeVm({ isChangeBlockTrackingEnabled: false }), {}] },
  notEvaluated: { 'nothing said': makeVm({ isChangeBlockTrackingEnabled: null }) },
})
