import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { hardwareVersionOld } from './portolan.hardware_version.old.ts'

describeRule(hardwareVersionOld, {
  clean: { 'the first that is enough': makeVm({ hardwareVersion: 7 }) },
  flagged: { older: [makeVm({ hardwareVersion: 4 }), { hardwareVersion: 4 }] },
  notEvaluated: { 'nothing said': makeVm({ hardwareVersion: null }) },
})
