import { describe, expect, it } from 'vitest'
import type { Disk } from '#shared/domain/estate/vm-devices.ts'
import { MTV_VERSIONS } from '#shared/domain/target/versions.ts'
import { makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { severityOf } from '../rule.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { diskRdmDetected } from './vmware.disk.rdm.detected.ts'

const vmWith = (...disks: Partial<Disk>[]) => makeVm({ disks: disks.map((disk) => makeDisk(disk)) })

describeRule(diskRdmDetected, {
  clean: { 'a virtual disk': vmWith({ isRaw: false }) },
  flagged: {
    'a raw device': [vmWith({}, { label: 'Hard disk 2', isRaw: true }), { disks: ['Hard disk 2'] }],
    'two raw devices': [vmWith({ isRaw: true }, { label: 'Hard disk 2', isRaw: true }), { disks: ['Hard disk 1', 'Hard disk 2'] }],
  },
  notEvaluated: { 'nothing said': vmWith({ isRaw: null }) },
})

describe('vmware.disk.rdm.detected', () => {
  it('is critical up to MTV 2.11 and a warning from 2.12', () => {
    expect(MTV_VERSIONS.map((mtv) => severityOf(diskRdmDetected, { mtv, openshift: '4.22' }))).toEqual(['critical', 'critical', 'critical', 'warning'])
  })
})
