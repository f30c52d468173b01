import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtCpuPinningPolicy } from './ovirt.cpu.pinning_policy.unsupported.ts'

describeRule(ovirtCpuPinningPolicy, {
  clean: {
    none: makeOvirtVm({}, { cpuPinningPolicy: 'none' }),
    dedicated: makeOvirtVm({}, { cpuPinningPolicy: 'dedicated' }),
  },
  flagged: {
    'resize and pin': [makeOvirtVm({}, { cpuPinningPolicy: 'resize_and_pin_numa' }), { cpuPinningPolicy: 'resize_and_pin_numa' }],
    'isolated threads': [makeOvirtVm({}, { cpuPinningPolicy: 'isolate_threads' }), { cpuPinningPolicy: 'isolate_threads' }],
  },
  notEvaluated: {
    'nothing said': makeOvirtVm({}, { cpuPinningPolicy: null }),
    'no such settings at all': makeVm(),
  },
})
