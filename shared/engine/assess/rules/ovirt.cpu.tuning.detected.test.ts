import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtCpuTuning } from './ovirt.cpu.tuning.detected.ts'

describeRule(ovirtCpuTuning, {
  clean: { none: makeOvirtVm({}, { cpuPins: '' }) },
  flagged: { some: [makeOvirtVm({}, { cpuPins: '0=2-3' }), { cpuPins: '0=2-3' }] },
  notEvaluated: {
    'nothing said': makeOvirtVm({}, { cpuPins: null }),
    'no such settings at all': makeVm(),
  },
})
