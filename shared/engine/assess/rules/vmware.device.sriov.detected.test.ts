import { makeConfiguredVm } from '#shared/engine/testing/configured-vm.ts'
import { makeNic, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { deviceSriovDetected } from './vmware.device.sriov.detected.ts'

describeRule(deviceSriovDetected, {
  clean: { 'an ordinary adapter': makeVm(), 'no SR-IOV among the devices': makeConfiguredVm({ virtualDevices: 'VirtualUSBController' }, { nics: [makeNic({ adapter: null })] }), 'no NICs': makeVm({ nics: [] }) },
  flagged: {
    'an adapter type': [makeVm({ nics: [makeNic(), makeNic({ label: 'Network adapter 2', adapter: 'SriovEthernetCard' })] }), { adapters: ['Network adapter 2'] }],
    'a device of MTV\'s inventory': [makeConfiguredVm({ virtualDevices: 'VirtualSriovEthernetCard' }, { nics: [makeNic({ adapter: null })] }), { adapters: [] }],
  },
  notEvaluated: {
    'no adapter type': makeVm({ nics: [makeNic({ adapter: null })] }),
    'no list of NICs': { vm: makeVm({ nics: [] }), without: ['nics'] },
    'fewer listed than counted': makeVm({ nicCount: 2 }),
  },
})
