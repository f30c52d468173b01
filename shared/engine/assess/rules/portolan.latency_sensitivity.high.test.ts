import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { latencySensitivityHigh } from './portolan.latency_sensitivity.high.ts'

describeRule(latencySensitivityHigh, {
  clean: { normal: makeVm({ latencySensitivity: 'normal' }) },
  flagged: { high: [makeVm({ latencySensitivity: 'High' }), {}] },
  notEvaluated: { 'nothing said': makeVm({ latencySensitivity: null }) },
})
