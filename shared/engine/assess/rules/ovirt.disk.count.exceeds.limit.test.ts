import { makeOvirtDisk, makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtDiskCount } from './ovirt.disk.count.exceeds.limit.ts'

const disks = (count: number) => Array.from({ length: count }, () => makeOvirtDisk())

describeRule(ovirtDiskCount, {
  clean: {
    none: makeOvirtVm({ disks: [], diskCount: 0 }),
    'as many as may be': makeOvirtVm({ disks: disks(165), diskCount: 165 }),
  },
  flagged: {
    'one more': [makeOvirtVm({ disks: disks(166), diskCount: 166 }), { disks: 166 }],
    'counted and not listed': [makeOvirtVm({ disks: [], diskCount: 200 }), { disks: 200 }],
  },
  notEvaluated: { 'nothing said': makeOvirtVm({ disks: [], diskCount: null }) },
})
