import { makeConfiguredVm } from '#shared/engine/testing/configured-vm.ts'
import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { osUnsupportedButMigratable } from './portolan.os.unsupported_but_migratable.ts'

const named = (guestOsFromTools: string | null) => makeVm({ guestOsFromTools })

describeRule(osUnsupportedButMigratable, {
  clean: { supported: named('Red Hat Enterprise Linux 8 (64-bit)'), 'not convertible': named('FreeBSD 13 (64-bit)') },
  flagged: {
    'Debian': [named('Debian GNU/Linux 12 (64-bit)'), { os: 'Debian GNU/Linux 12 (64-bit)', from: 'tools' }],
    'an old Windows': [named('Microsoft Windows Server 2012 (64-bit)'), { os: 'Microsoft Windows Server 2012 (64-bit)', from: 'tools' }],
    'CentOS by its guest id': [makeConfiguredVm({ guestId: 'centos7_64Guest' }), { os: 'centos7_64Guest', from: 'guest id' }],
  },
  notEvaluated: { 'some system': named('Other (64-bit)'), 'no system named': named(null) },
})
