import type { Disk } from '#shared/domain/estate/vm-devices.ts'
import { makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { datastoreMissing } from './vmware.datastore.missing.ts'

const vmWith = (...disks: Partial<Disk>[]) => makeVm({ disks: disks.map((disk) => makeDisk(disk)) })

describeRule(datastoreMissing, {
  clean: {
    'a disk on a datastore': vmWith({}),
    'a datastore that the inventory does not list': vmWith({ datastoreName: 'DS99', datastoreId: null }),
    'no disks at all': makeVm({ disks: [] }),
  },
  flagged: {
    'a path without a datastore': [vmWith({}, { label: 'Hard disk 2', path: 'web/web.vmdk', datastoreName: null, datastoreId: null }), { disks: ['Hard disk 2'] }],
    'an empty name': [vmWith({ path: '[] web.vmdk', datastoreName: '', datastoreId: null }), { disks: ['Hard disk 1'] }],
  },
  notEvaluated: {
    'no path': vmWith({ path: null, datastoreName: null, datastoreId: null }),
    'disks that are counted and not listed': makeVm({ disks: [], diskCount: 2 }),
  },
})
