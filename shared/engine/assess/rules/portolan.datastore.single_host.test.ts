import { makeDatastore, makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { datastoreSingleHost } from './portolan.datastore.single_host.ts'

const on = (...datastores: Parameters<typeof makeDatastore>[0][]) => ({ vm: makeVm(), estate: { datastores: datastores.map((datastore) => makeDatastore(datastore)) } })

describeRule(datastoreSingleHost, {
  clean: { 'four hosts': on({ hostCount: 4 }), 'no disks': { vm: makeVm({ disks: [] }) }, 'a disk on no datastore': makeVm({ disks: [makeDisk({ datastoreId: null, datastoreName: null })] }) },
  flagged: { 'one host': [on({ hostCount: 1 }), { datastores: ['DS01'] }] },
  notEvaluated: {
    'hosts not counted': on({ hostCount: null }),
    'a datastore that is not listed': on(),
    'fewer disks listed than counted': makeVm({ diskCount: 2 }),
    'no list of datastores': { ...on({ hostCount: 1 }), without: ['datastores'] },
  },
})
