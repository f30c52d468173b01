import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { osNotConvertible } from './portolan.os.not_convertible.ts'

const named = (guestOsFromTools: string | null) => makeVm({ guestOsFromTools })

describeRule(osNotConvertible, {
  clean: { 'Windows': named('Microsoft Windows Server 2003 Standard (32-bit)'), 'Ubuntu': named('Ubuntu Linux (64-bit)') },
  flagged: {
    'FreeBSD': [named('FreeBSD 13 (64-bit)'), { os: 'FreeBSD 13 (64-bit)', from: 'tools' }],
    'Photon': [named('VMware Photon OS (64-bit)'), { os: 'VMware Photon OS (64-bit)', from: 'tools' }],
    'a hypervisor': [named('VMware ESXi 7.x'), { os: 'VMware ESXi 7.x', from: 'tools' }],
  },
  notEvaluated: { 'some Linux': named('Other 4.x Linux (64-bit)'), 'no system named': named(null) },
})
