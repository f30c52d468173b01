import { makeConfiguredVm } from '#shared/engine/testing/configured-vm.ts'
import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { osUnsupported } from './vmware.os.unsupported.ts'

const named = (guestOsFromTools: string | null, guestOsConfigured: string | null = null) => makeVm({ guestOsFromTools, guestOsConfigured })

describeRule(osUnsupported, {
  clean: {
    'RHEL 9': named('Red Hat Enterprise Linux 9 (64-bit)'),
    'RHEL 10': named('Red Hat Enterprise Linux 10 (64-bit)'),
    'Windows Server 2025': named('Microsoft Windows Server 2025 (64-bit)'),
    'Windows 11 as configured': named(null, 'Microsoft Windows 11 (64-bit)'),
    'the Tools know better': named('Microsoft Windows Server 2022 (64-bit)', 'Microsoft Windows Server 2012 (64-bit)'),
    'Windows Server 2022 by its guest id': makeConfiguredVm({ guestId: 'windows2019srvNext_64Guest' }),
    'Windows Server 2016 by its guest id': makeConfiguredVm({ guestId: 'windows9Server64Guest' }),
  },
  flagged: {
    'RHEL 6': [named('Red Hat Enterprise Linux 6 (64-bit)'), { os: 'Red Hat Enterprise Linux 6 (64-bit)', from: 'tools' }],
    'Ubuntu': [named('Ubuntu Linux (64-bit)', 'Red Hat Enterprise Linux 8 (64-bit)'), { os: 'Ubuntu Linux (64-bit)', from: 'tools' }],
    'Windows Server 2012 as configured': [named('', 'Microsoft Windows Server 2012 (64-bit)'), { os: 'Microsoft Windows Server 2012 (64-bit)', from: 'configuration' }],
    'Photon by its guest id': [makeConfiguredVm({ guestId: 'vmwarePhoton64Guest' }), { os: 'vmwarePhoton64Guest', from: 'guest id' }],
  },
  notEvaluated: { 'nothing said': makeVm() },
})
