import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { nameCollision } from './portolan.name.collision.ts'

describeRule(nameCollision, {
  clean: { 'a name of its own': { vm: makeVm({ name: 'web' }), others: [makeVm({ moref: 'vm-2', name: 'db' })] }, 'a template of the name': { vm: makeVm({ name: 'web' }), others: [makeVm({ moref: 'vm-2', name: 'web', isTemplate: true })] } },
  flagged: {
    'the same name twice': [{ vm: makeVm({ name: 'web' }), others: [makeVm({ moref: 'vm-2', name: 'web' })] }, { targetName: 'web', others: [makeVm({ moref: 'vm-2' }).id] }],
    'names that become one': [{ vm: makeVm({ name: 'WEB_01' }), others: [makeVm({ moref: 'vm-3', name: 'web.01' }), makeVm({ moref: 'vm-2', name: 'web 01' })] }, { targetName: 'web-01', others: ['vm-2', 'vm-3'].map((moref) => makeVm({ moref }).id) }],
    'names without a letter': [{ vm: makeVm({ name: '***' }), others: [makeVm({ moref: 'vm-2', name: '???' })] }, { targetName: 'vm', others: [makeVm({ moref: 'vm-2' }).id] }],
  },
  notEvaluated: null,
})
