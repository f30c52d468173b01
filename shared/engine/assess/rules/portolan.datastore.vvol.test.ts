import { makeDatastore, makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { datastoreVvol } from './portolan.datastore.vvol.ts'

const on = (...datastores: Parameters<typeof makeDatastore>[0][]) => ({ vm: makeVm(), estate: { datastores: datastores.map((datastore) => makeDatastore(datastore)) } })

describeRule(datastoreVvol, {
  clean: { VMFS: on({ type: 'VMFS' }), 'no disks': { vm: makeVm({ disks: [] }) }, 'a disk on no datastore': makeVm({ disks: [makeDisk({ datastoreId: null, datastoreName: null })] }) },
  flagged: { 'virtual volumes': [on({ type: 'VVOL' }), { datastores: ['DS01'] }] },
  notEvaluated: {
    'type not said': on({ type: null }),
    'a datastore that is not listed': on(),
    'fewer disks listed than counted': makeVm({ diskCount: 2 }),
    'no list of datastores': { ...on({ type: 'VVOL' }), without: ['datastores'] },
  },
})
