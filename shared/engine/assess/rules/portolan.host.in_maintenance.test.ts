import { makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { makeHost } from '#shared/engine/testing/host-fixture.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { hostInMaintenance } from './portolan.host.in_maintenance.ts'

const vmOn = (isInMaintenanceMode: boolean | null) => ({ vm: makeVm({ hostId: `${SOURCE_ID}/host-1` }), estate: { hosts: [makeHost({ isInMaintenanceMode })] } })

describeRule(hostInMaintenance, {
  clean: { 'at work': vmOn(false) },
  flagged: { 'in maintenance': [vmOn(true), { host: 'esx01' }] },
  notEvaluated: { 'nothing said': vmOn(null), 'a host that is not listed': makeVm({ hostId: `${SOURCE_ID}/host-9` }), 'no host named': makeVm(), 'no list of hosts': { ...vmOn(true), without: ['hosts'] } },
})
