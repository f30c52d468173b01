import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtBootMenu } from './ovirt.bios.boot_menu.enabled.ts'

describeRule(ovirtBootMenu, {
  clean: { off: makeOvirtVm({}, { isBootMenuEnabled: false }) },
  flagged: { on: [makeOvirtVm({}, { isBootMenuEnabled: true }), { isBootMenuEnabled: true }] },
  notEvaluated: {
    'nothing said': makeOvirtVm({}, { isBootMenuEnabled: null }),
    'no such settings at all': makeVm(),
  },
})
