import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtNumaTuning } from './ovirt.numa.tuning.detected.ts'

describeRule(ovirtNumaTuning, {
  clean: { none: makeOvirtVm({}, { numaNodes: '' }) },
  flagged: { some: [makeOvirtVm({}, { numaNodes: '0: 4096 MiB' }), { numaNodes: '0: 4096 MiB' }] },
  notEvaluated: {
    'nothing said': makeOvirtVm({}, { numaNodes: null }),
    'no such settings at all': makeVm(),
  },
})
