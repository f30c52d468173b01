import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtWatchdog } from './ovirt.watchdog.enabled.ts'

describeRule(ovirtWatchdog, {
  clean: { none: makeOvirtVm({}, { watchdogs: '' }) },
  flagged: { one: [makeOvirtVm({}, { watchdogs: 'i6300esb: reset' }), { watchdogs: 'i6300esb: reset' }] },
  notEvaluated: {
    'nothing said': makeOvirtVm({}, { watchdogs: null }),
    'no such settings at all': makeVm(),
  },
})
