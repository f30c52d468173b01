import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtTpmRequired } from './ovirt.tpm.required_by_os.ts'

describeRule(ovirtTpmRequired, {
  clean: { another: makeOvirtVm({}, { guestId: 'rhel_8x64' }) },
  flagged: {
    'Windows 11': [makeOvirtVm({}, { guestId: 'windows_11' }), { guestId: 'windows_11' }],
    'Windows Server 2022': [makeOvirtVm({}, { guestId: 'windows_2022' }), { guestId: 'windows_2022' }],
  },
  notEvaluated: {
    'nothing said': makeOvirtVm({}, { guestId: null }),
    'no such settings at all': makeVm(),
  },
})
