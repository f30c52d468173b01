import { makeOvirtNic, makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtNicPassthrough } from './ovirt.nic.pci_passthrough.detected.ts'

describeRule(ovirtNicPassthrough, {
  clean: { VirtIO: makeOvirtVm({ nics: [makeOvirtNic({ adapter: 'virtio' })] }) },
  flagged: { 'passed through': [makeOvirtVm({ nics: [makeOvirtNic({ adapter: 'pci_passthrough' })] }), { nics: ['nic1'] }] },
  notEvaluated: {
    'nothing said': makeOvirtVm({ nics: [makeOvirtNic({ adapter: null })] }),
    'NICs that are counted and not listed': makeOvirtVm({ nics: [], nicCount: 1 }),
  },
})
