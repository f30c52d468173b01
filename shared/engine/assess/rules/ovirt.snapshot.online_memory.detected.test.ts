import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtMemorySnapshot } from './ovirt.snapshot.online_memory.detected.ts'

describeRule(ovirtMemorySnapshot, {
  clean: { none: makeOvirtVm({}, { hasMemorySnapshot: false }) },
  flagged: { one: [makeOvirtVm({}, { hasMemorySnapshot: true }), { hasMemorySnapshot: true }] },
  notEvaluated: {
    'nothing said': makeOvirtVm({}, { hasMemorySnapshot: null }),
    'no such settings at all': makeVm(),
  },
})
