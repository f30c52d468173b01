import { makeDatastore, makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { datastoreInaccessible } from './portolan.datastore.inaccessible.ts'

const on = (...datastores: Parameters<typeof makeDatastore>[0][]) => ({ vm: makeVm(), estate: { datastores: datastores.map((datastore) => makeDatastore(datastore)) } })

describeRule(datastoreInaccessible, {
  clean: { accessible: on({ isAccessible: true }), 'no disks': { vm: makeVm({ disks: [] }) }, 'a disk on no datastore': makeVm({ disks: [makeDisk({ datastoreId: null, datastoreName: null })] }) },
  flagged: { 'not accessible': [on({ isAccessible: false }), { datastores: ['DS01'] }] },
  notEvaluated: {
    'nothing said': on({ isAccessible: null }),
    'a datastore that is not listed': on(),
    'fewer disks listed than counted': makeVm({ diskCount: 2 }),
    'no list of datastores': { ...on({ isAccessible: false }), without: ['datastores'] },
  },
})
