import type { Disk } from '#shared/domain/estate/vm-devices.ts'
import { makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { diskCapacityInvalid } from './vmware.disk.capacity.invalid.ts'

const vmWith = (...disks: Partial<Disk>[]) => makeVm({ disks: disks.map((disk) => makeDisk(disk)) })

describeRule(diskCapacityInvalid, {
  clean: { 'a size': vmWith({ capacityMib: 1 }) },
  flagged: {
    zero: [vmWith({ capacityMib: 0 }), { disks: ['Hard disk 1'] }],
    'below zero, beside a good one': [vmWith({}, { label: 'Hard disk 2', capacityMib: -1 }), { disks: ['Hard disk 2'] }],
    'an unknown size beside zero': [vmWith({ capacityMib: null }, { label: 'Hard disk 2', capacityMib: 0 }), { disks: ['Hard disk 2'] }],
  },
  notEvaluated: { 'an unknown size': vmWith({ capacityMib: null }) },
})
