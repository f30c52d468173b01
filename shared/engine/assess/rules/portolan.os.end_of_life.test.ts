import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { osEndOfLife } from './portolan.os.end_of_life.ts'

const named = (guestOsFromTools: string | null, guestDetailedData: string | null = null) => makeVm({ guestOsFromTools, guestDetailedData })
const exported = (vm: ReturnType<typeof makeVm>, exportedAt: string | null) => ({ vm, source: { exportedAt } })

describeRule(osEndOfLife, {
  clean: {
    'supported on the day of the export': named('Red Hat Enterprise Linux 9 (64-bit)'),
    'the last day itself': exported(named('CentOS 7 (64-bit)'), '2024-06-30T23:59:00'),
  },
  flagged: {
    'one day later': [exported(named('CentOS 7 (64-bit)'), '2024-07-01T00:00:00'), { os: 'CentOS 7 (64-bit)', from: 'tools', lastDay: '2024-06-30', exportedOn: '2024-07-01' }],
    'the release from the detailed data': [named('Ubuntu Linux (64-bit)', "prettyName='Ubuntu 18.04.6 LTS'"), { os: 'Ubuntu Linux (64-bit)', from: 'tools', lastDay: '2023-05-31', exportedOn: '2026-03-02' }],
  },
  notEvaluated: {
    'no system named': named(null),
    'no release named': named('Ubuntu Linux (64-bit)'),
    'no day of the export': exported(named('CentOS 7 (64-bit)'), null),
  },
})
