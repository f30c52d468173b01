import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { vmNameInvalid } from './vmware.vm.name.invalid.ts'

describeRule(vmNameInvalid, {
  clean: { 'a host name': makeVm({ name: 'Web-01.example.com' }), 'the longest name': makeVm({ name: 'a'.repeat(63) }) },
  flagged: {
    'a blank': [makeVm({ name: 'web 01' }), { name: 'web 01' }],
    'an underscore': [makeVm({ name: 'web_01' }), { name: 'web_01' }],
    'a dash at the end': [makeVm({ name: 'web-' }), { name: 'web-' }],
    'a dot in front': [makeVm({ name: '.web' }), { name: '.web' }],
    'too long': [makeVm({ name: 'a'.repeat(64) }), { name: 'a'.repeat(64) }],
    'another alphabet': [makeVm({ name: 'größe' }), { name: 'größe' }],
  },
  notEvaluated: null,
})
