import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { guestXfsV4 } from './portolan.guest.xfs_v4.ts'

const running = (guestOsFromTools: string) => makeVm({ guestOsFromTools })

describeRule(guestXfsV4, {
  clean: { 'a newer release': running('Red Hat Enterprise Linux 8 (64-bit)'), 'another Linux': running('Ubuntu Linux (64-bit)'), Windows: running('Microsoft Windows Server 2019 (64-bit)') },
  flagged: { 'RHEL 7': [running('Red Hat Enterprise Linux 7 (64-bit)'), { system: 'Red Hat Enterprise Linux 7' }], 'CentOS 6': [running('CentOS 6 (64-bit)'), { system: 'CentOS 6' }] },
  notEvaluated: { 'no name': makeVm(), 'a vague name': running('Other 3.x or later Linux (64-bit)'), 'no release': running('CentOS 4/5 or later (64-bit)') },
})
