import { makeDatastore, makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { datastoreStorageDrs } from './portolan.datastore.storage_drs.ts'

const on = (...datastores: Parameters<typeof makeDatastore>[0][]) => ({ vm: makeVm(), estate: { datastores: datastores.map((datastore) => makeDatastore(datastore)) } })

describeRule(datastoreStorageDrs, {
  clean: { 'in no cluster': on({ datastoreClusterName: '' }), 'no disks': { vm: makeVm({ disks: [] }) }, 'a disk on no datastore': makeVm({ disks: [makeDisk({ datastoreId: null, datastoreName: null })] }) },
  flagged: { 'in a cluster': [on({ datastoreClusterName: 'POD1' }), { datastores: ['DS01'] }] },
  notEvaluated: {
    'nothing said': on({ datastoreClusterName: null }),
    'a datastore that is not listed': on(),
    'fewer disks listed than counted': makeVm({ diskCount: 2 }),
    'no list of datastores': { ...on({ datastoreClusterName: 'POD1' }), without: ['datastores'] },
  },
})
