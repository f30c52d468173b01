import { makeConfiguredDisk } from '#shared/engine/testing/configured-vm.ts'
import { makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { changedBlockTrackingDiskDisabled } from './vmware.changed_block_tracking.disk.disabled.ts'

const tracked = (isChangeTrackingEnabled: boolean | null, label = 'Hard disk 1') => makeConfiguredDisk({ isChangeTrackingEnabled }, { label })

describeRule(changedBlockTrackingDiskDisabled, {
  clean: { on: makeVm({ disks: [tracked(true), tracked(true, 'Hard disk 2')] }), 'no disks': makeVm({ disks: [] }) },
  flagged: {
    'off for one': [makeVm({ disks: [tracked(true), tracked(false, 'Hard disk 2')] }), { disks: ['Hard disk 2'] }],
    'off for one, another not said': [makeVm({ disks: [tracked(false), makeDisk({ label: 'Hard disk 2' })] }), { disks: ['Hard disk 1'] }],
  },
  notEvaluated: {
    'a workbook, which does not say': makeVm(),
    'one disk not said': makeVm({ disks: [tracked(true), tracked(null, 'Hard disk 2')] }),
    'no list of disks': { vm: makeVm({ disks: [tracked(false)] }), without: ['disks'] },
    'fewer listed than counted': makeVm({ disks: [tracked(true)], diskCount: 2 }),
  },
})
