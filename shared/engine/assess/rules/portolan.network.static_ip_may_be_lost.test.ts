import { makeNic, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeConfiguredNic } from '#shared/engine/testing/configured-vm.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { networkStaticIpMayBeLost } from './portolan.network.static_ip_may_be_lost.ts'

const RHEL_9 = 'Red Hat Enterprise Linux 9 (64-bit)'
const vm = (guestOsFromTools: string | null, addressOrigins: string | null = 'manual') => makeVm({ guestOsFromTools, nics: [makeConfiguredNic({ addressOrigins })] })

describeRule(networkStaticIpMayBeLost, {
  clean: {
    'an older MTV': { vm: vm(RHEL_9), target: makeTarget({ mtv: '2.11' }) },
    'an older RHEL': vm('Red Hat Enterprise Linux 8 (64-bit)'),
    'another system': vm('Ubuntu Linux (64-bit)'),
    'an address by DHCP': vm(RHEL_9, 'dhcp'),
    'no NIC on a network': makeVm({ guestOsFromTools: RHEL_9, nics: [makeNic({ networkName: 'none', portGroupId: null })] }),
  },
  flagged: { 'RHEL 9 with a fixed address': [vm(RHEL_9), { nics: ['Network adapter 1'] }] },
  notEvaluated: { 'a workbook, which does not say': makeVm({ guestOsFromTools: RHEL_9 }), 'no name': vm(null), 'no release': vm('Red Hat Enterprise Linux'), 'no list of NICs': { vm: vm(RHEL_9), without: ['nics'] } },
})
