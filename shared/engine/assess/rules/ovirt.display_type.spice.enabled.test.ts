import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtSpice } from './ovirt.display_type.spice.enabled.ts'

describeRule(ovirtSpice, {
  clean: { VNC: makeOvirtVm({}, { displayTypes: 'vnc' }) },
  flagged: {
    SPICE: [makeOvirtVm({}, { displayTypes: 'spice' }), { displayTypes: 'spice' }],
    both: [makeOvirtVm({}, { displayTypes: 'vnc; spice' }), { displayTypes: 'vnc; spice' }],
  },
  notEvaluated: {
    'nothing said': makeOvirtVm({}, { displayTypes: null }),
    'no such settings at all': makeVm(),
  },
})
