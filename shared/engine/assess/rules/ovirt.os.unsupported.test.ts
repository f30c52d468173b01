import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtOsUnsupported } from './ovirt.os.unsupported.ts'

describeRule(ovirtOsUnsupported, {
  clean: { 'RHEL 7': makeOvirtVm({}, { guestId: 'rhel_7x64' }) },
  flagged: {
    'RHEL 6': [makeOvirtVm({}, { guestId: 'rhel_6' }), { guestId: 'rhel_6' }],
    'RHEL 6, 64 bits': [makeOvirtVm({}, { guestId: 'rhel_6x64' }), { guestId: 'rhel_6x64' }],
  },
  notEvaluated: {
    'nothing said': makeOvirtVm({}, { guestId: null }),
    'no such settings at all': makeVm(),
  },
})
