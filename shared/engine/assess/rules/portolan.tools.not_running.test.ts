import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { MTV_VERSIONS } from '#shared/domain/target/versions.ts'
import { expect, it } from 'vitest'
import { severityOf } from '../rule.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { toolsNotRunning } from './portolan.tools.not_running.ts'

const tools = (status: string | null) => ({ vmId: 'x', status, version: null, requiredVersion: null, upgradePolicy: null, isSyncTimeWithHost: null, isOperationReady: null })

describeRule(toolsNotRunning, {
  clean: { running: makeVm({ tools: tools('toolsOld') }), 'a VM that is off': makeVm({ powerState: 'poweredOff', tools: tools('toolsNotInstalled') }), 'a suspended VM': makeVm({ powerState: 'suspended', tools: null }) },
  flagged: {
    'not running': [makeVm({ tools: tools('toolsNotRunning') }), { state: 'not-running' }],
    'not installed': [makeVm({ tools: tools('toolsNotInstalled') }), { state: 'not-installed' }],
    'not running, by the guest\'s state': [{ vm: makeVm({ tools: null, guestState: 'notRunning' }), without: ['tools'] }, { state: 'not-running' }],
  },
  notEvaluated: { 'a VM without a row of Tools': makeVm({ tools: null }), 'power state not said': makeVm({ powerState: null, tools: tools('toolsNotRunning') }) },
})

it('weighs more from MTV 2.11 on, which refuses such VMs', () => {
  expect(MTV_VERSIONS.map((mtv) => severityOf(toolsNotRunning, { mtv, openshift: '4.22' }))).toEqual(['information', 'information', 'warning', 'warning'])
})
