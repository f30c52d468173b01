import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { hostnameEmpty } from './vmware.hostname.empty.ts'

describeRule(hostnameEmpty, {
  clean: { 'a name': makeVm({ dnsName: 'web.example.com' }), 'the default name': makeVm({ dnsName: 'localhost.localdomain' }) },
  flagged: { 'an empty name': [makeVm({ dnsName: '' }), {}] },
  notEvaluated: { 'nothing said': makeVm({ dnsName: null }) },
})
