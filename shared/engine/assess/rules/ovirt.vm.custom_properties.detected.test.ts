import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtVmCustomProperties } from './ovirt.vm.custom_properties.detected.ts'

describeRule(ovirtVmCustomProperties, {
  clean: { none: makeOvirtVm({}, { customProperties: '' }) },
  flagged: { some: [makeOvirtVm({}, { customProperties: 'hugepages=2048' }), { customProperties: 'hugepages=2048' }] },
  notEvaluated: {
    'nothing said': makeOvirtVm({}, { customProperties: null }),
    'no such settings at all': makeVm(),
  },
})
