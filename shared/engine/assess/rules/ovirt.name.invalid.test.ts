import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtNameInvalid } from './ovirt.name.invalid.ts'

describeRule(ovirtNameInvalid, {
  clean: { 'a host name': makeOvirtVm({ name: 'web-01.example' }), capitals: makeOvirtVm({ name: 'WEB01' }), 'the longest name': makeOvirtVm({ name: 'a'.repeat(63) }) },
  flagged: {
    'an underscore': [makeOvirtVm({ name: 'web_01' }), { name: 'web_01' }],
    'a blank': [makeOvirtVm({ name: 'web 01' }), { name: 'web 01' }],
    'a dash in front': [makeOvirtVm({ name: '-web' }), { name: '-web' }],
    'a dot at the end': [makeOvirtVm({ name: 'web.' }), { name: 'web.' }],
    'too long': [makeOvirtVm({ name: 'a'.repeat(64) }), { name: 'a'.repeat(64) }],
  },
  notEvaluated: null,
})
