import { makeConfiguredNic } from '#shared/engine/testing/configured-vm.ts'
import { makeNic, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { vmMissingIpDetected } from './vmware.vm_missing_ip.detected.ts'

describeRule(vmMissingIpDetected, {
  clean: {
    'a primary address': makeVm({ primaryIpAddress: '192.0.2.5' }),
    'an address of a NIC': makeVm({ primaryIpAddress: '', nics: [makeNic({ ipv4Addresses: '192.0.2.5' })] }),
    'an IPv6 address': makeVm({ nics: [makeNic({ ipv6Addresses: '2001:db8::5' })] }),
  },
  flagged: {
    'an empty cell': [makeVm({ primaryIpAddress: '' }), {}],
    'no guest networks in MTV\'s inventory': [makeVm({ nics: [makeConfiguredNic({ addressOrigins: '' })] }), {}],
  },
  notEvaluated: { 'nothing said': makeVm(), 'no guest networks stated': makeVm({ nics: [makeConfiguredNic()] }) },
})
