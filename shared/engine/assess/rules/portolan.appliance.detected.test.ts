import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { applianceDetected } from './portolan.appliance.detected.ts'

describeRule(applianceDetected, {
  clean: { 'a server': makeVm({ name: 'web-01', guestOsFromTools: 'Ubuntu Linux (64-bit)' }) },
  flagged: {
    'an appliance by its name': [makeVm({ name: 'Z-VRA-esx01' }), { product: 'Zerto', by: 'name' }],
    'an appliance by its system': [makeVm({ name: 'log01', guestOsFromTools: 'VMware Photon OS (64-bit)' }), { product: 'VMware', by: 'system' }],
  },
  notEvaluated: null,
})
