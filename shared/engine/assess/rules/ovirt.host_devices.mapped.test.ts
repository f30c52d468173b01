import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtHostDevices } from './ovirt.host_devices.mapped.ts'

describeRule(ovirtHostDevices, {
  clean: { none: makeOvirtVm({}, { hostDevices: '' }) },
  flagged: { some: [makeOvirtVm({}, { hostDevices: 'pci_0000_3b_00_0' }), { hostDevices: 'pci_0000_3b_00_0' }] },
  notEvaluated: {
    'nothing said': makeOvirtVm({}, { hostDevices: null }),
    'no such settings at all': makeVm(),
  },
})
