import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { vappDetected } from './portolan.vapp.detected.ts'

describeRule(vappDetected, {
  clean: { 'in none': makeVm({ vApp: '' }) },
  flagged: { 'in one': [makeVm({ vApp: 'erp' }), { vApp: 'erp' }] },
  notEvaluated: { 'nothing said': makeVm({ vApp: null }) },
})
