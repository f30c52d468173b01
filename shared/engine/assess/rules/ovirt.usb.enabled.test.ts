import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtUsb } from './ovirt.usb.enabled.ts'

describeRule(ovirtUsb, {
  clean: { off: makeOvirtVm({}, { isUsbEnabled: false }) },
  flagged: { on: [makeOvirtVm({}, { isUsbEnabled: true }), { isUsbEnabled: true }] },
  notEvaluated: {
    'nothing said': makeOvirtVm({}, { isUsbEnabled: null }),
    'no such settings at all': makeVm(),
  },
})
