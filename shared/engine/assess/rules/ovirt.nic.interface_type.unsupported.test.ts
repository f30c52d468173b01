import { makeOvirtNic, makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtNicInterface } from './ovirt.nic.interface_type.unsupported.ts'

describeRule(ovirtNicInterface, {
  clean: {
    VirtIO: makeOvirtVm({ nics: [makeOvirtNic({ adapter: 'virtio' })] }),
    e1000: makeOvirtVm({ nics: [makeOvirtNic({ adapter: 'e1000' })] }),
  },
  flagged: { 'pass-through': [makeOvirtVm({ nics: [makeOvirtNic({ adapter: 'pci_passthrough' })] }), { nics: ['nic1'] }] },
  notEvaluated: {
    'nothing said': makeOvirtVm({ nics: [makeOvirtNic({ adapter: null })] }),
    'NICs that are counted and not listed': makeOvirtVm({ nics: [], nicCount: 1 }),
  },
})
