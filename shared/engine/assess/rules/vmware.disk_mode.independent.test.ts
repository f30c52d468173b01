import { describe, expect, it } from 'vitest'
import type { Disk } from '#shared/domain/estate/vm-devices.ts'
import { MTV_VERSIONS } from '#shared/domain/target/versions.ts'
import { makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { severityOf } from '../rule.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { diskModeIndependent } from './vmware.disk_mode.independent.ts'

const vmWith = (...disks: Partial<Disk>[]) => makeVm({ disks: disks.map((disk) => makeDisk(disk)) })

describeRule(diskModeIndependent, {
  clean: {
    'a dependent disk': vmWith({ mode: 'persistent' }),
    undoable: vmWith({ mode: 'undoable' }),
  },
  flagged: {
    'independent, persistent': [vmWith({ mode: 'independent_persistent' }), { disks: ['Hard disk 1'] }],
    'independent, not persistent': [vmWith({}, { label: 'Hard disk 2', mode: 'Independent_Nonpersistent' }), { disks: ['Hard disk 2'] }],
  },
  notEvaluated: { 'nothing said': vmWith({ mode: null }) },
})

describe('vmware.disk_mode.independent', () => {
  it('is critical up to MTV 2.11 and a warning from 2.12', () => {
    expect(MTV_VERSIONS.map((mtv) => severityOf(diskModeIndependent, { mtv, openshift: '4.22' }))).toEqual(['critical', 'critical', 'critical', 'warning'])
  })
})
