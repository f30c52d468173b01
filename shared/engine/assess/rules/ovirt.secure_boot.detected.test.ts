import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtSecureBoot } from './ovirt.secure_boot.detected.ts'

describeRule(ovirtSecureBoot, {
  clean: {
    BIOS: makeOvirtVm({}, { biosType: 'q35_sea_bios' }),
    'EFI alone': makeOvirtVm({}, { biosType: 'q35_ovmf' }),
  },
  flagged: { 'Secure Boot': [makeOvirtVm({}, { biosType: 'q35_secure_boot' }), { biosType: 'q35_secure_boot' }] },
  notEvaluated: {
    'what the cluster says, which is not listed': makeOvirtVm({}, { biosType: 'cluster_default' }),
    'nothing said': makeOvirtVm({}, { biosType: null }),
    'no such settings at all': makeVm(),
  },
})
