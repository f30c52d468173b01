import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { guestFastStartup } from './portolan.guest.fast_startup.ts'

const running = (guestOsFromTools: string) => makeVm({ guestOsFromTools })

describeRule(guestFastStartup, {
  clean: { 'Windows Server': running('Microsoft Windows Server 2022 (64-bit)'), 'Windows 7': running('Microsoft Windows 7 (64-bit)'), Linux: running('Debian GNU/Linux 12 (64-bit)') },
  flagged: { 'Windows 10': [running('Microsoft Windows 10 (64-bit)'), { system: 'Windows 10' }], 'Windows 11': [running('Microsoft Windows 11 (64-bit)'), { system: 'Windows 11' }] },
  notEvaluated: { 'no name': makeVm(), 'a vague name': running('Microsoft Windows (64-bit)') },
})
