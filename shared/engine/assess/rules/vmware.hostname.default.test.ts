import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { hostnameDefault } from './vmware.hostname.default.ts'

describeRule(hostnameDefault, {
  clean: { 'a name': makeVm({ dnsName: 'web.example.com' }), 'an empty name': makeVm({ dnsName: '' }) },
  flagged: { 'the default name': [makeVm({ dnsName: 'localhost.localdomain' }), {}] },
  notEvaluated: { 'nothing said': makeVm({ dnsName: null }) },
})
