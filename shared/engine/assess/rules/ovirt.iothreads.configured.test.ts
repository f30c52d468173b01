import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtIoThreads } from './ovirt.iothreads.configured.ts'

describeRule(ovirtIoThreads, {
  clean: {
    none: makeOvirtVm({}, { ioThreads: 0 }),
    one: makeOvirtVm({}, { ioThreads: 1 }),
  },
  flagged: { two: [makeOvirtVm({}, { ioThreads: 2 }), { ioThreads: 2 }] },
  notEvaluated: {
    'nothing said': makeOvirtVm({}, { ioThreads: null }),
    'no such settings at all': makeVm(),
  },
})
