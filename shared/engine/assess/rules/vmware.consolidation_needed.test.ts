import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { consolidationNeeded } from './vmware.consolidation_needed.ts'

describeRule(consolidationNeeded, {
  clean: { no: makeVm({ isConsolidationNeeded: false }) },
  flagged: { yes: [makeVm({ isConsolidationNeeded: true }), {}] },
  notEvaluated: { 'nothing said': makeVm({ isConsolidationNeeded: null }) },
})
