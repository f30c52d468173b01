import { makeOvirtNic, makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtNicUnplugged } from './ovirt.nic.unplugged.detected.ts'

describeRule(ovirtNicUnplugged, {
  clean: { 'plugged in': makeOvirtVm({ nics: [makeOvirtNic({}, { isPlugged: true })] }) },
  flagged: { 'not plugged in': [makeOvirtVm({ nics: [makeOvirtNic({}, { isPlugged: false })] }), { nics: ['nic1'] }] },
  notEvaluated: {
    'nothing said': makeOvirtVm({ nics: [makeOvirtNic({}, { isPlugged: null })] }),
    'NICs that are counted and not listed': makeOvirtVm({ nics: [], nicCount: 1 }),
  },
})
