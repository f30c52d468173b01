import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtHa } from './ovirt.ha.enabled.ts'

describeRule(ovirtHa, {
  clean: { off: makeOvirtVm({}, { isHighlyAvailable: false }) },
  flagged: { on: [makeOvirtVm({}, { isHighlyAvailable: true }), { isHighlyAvailable: true }] },
  notEvaluated: {
    'nothing said': makeOvirtVm({}, { isHighlyAvailable: null }),
    'no such settings at all': makeVm(),
  },
})
