import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtBallooning } from './ovirt.memory.ballooning.enabled.ts'

describeRule(ovirtBallooning, {
  clean: { off: makeOvirtVm({}, { isBallooningEnabled: false }) },
  flagged: { on: [makeOvirtVm({}, { isBallooningEnabled: true }), { isBallooningEnabled: true }] },
  notEvaluated: {
    'nothing said': makeOvirtVm({}, { isBallooningEnabled: null }),
    'no such settings at all': makeVm(),
  },
})
