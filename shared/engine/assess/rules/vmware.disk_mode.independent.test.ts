import { describe, expect, it } from 'vitest'
import type { Disk } from '#shared/domain/estate/vm-devices.ts'
import { MTV_VERSIONS } from '#shared/domain/target/versions.ts'
import { makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { severityOf } from '../rule.ts'
import { diskModeIndependent } from './vmware.disk_mode.independent.ts'

const vmWith = (...disks: Partial<Disk>[]) => makeVm({ disks: disks.map((disk) => makeDisk(disk)) })
const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const concern = (...disks: string[]) => ({ message: expect.any(String) as unknown, remedy: expect.any(String) as unknown, data: { disks } })

describe('vmware.disk_mode.independent', () => {
  it.each([
    ['a dependent disk', vmWith({ mode: 'persistent' }), null],
    ['undoable', vmWith({ mode: 'undoable' }), null],
    ['independent, persistent', vmWith({ mode: 'independent_persistent' }), concern('Hard disk 1')],
    ['independent, not persistent', vmWith({}, { label: 'Hard disk 2', mode: 'Independent_Nonpersistent' }), concern('Hard disk 2')],
    ['nothing said', vmWith({ mode: null }), NOT_EVALUATED],
  ])('%s', (_, vm, expected) => {
    expect(diskModeIndependent.check(vm)).toEqual(expected)
  })

  it('is critical up to MTV 2.11 and a warning from 2.12', () => {
    expect(MTV_VERSIONS.map((mtv) => severityOf(diskModeIndependent, { mtv, openshift: '4.22' }))).toEqual(['critical', 'critical', 'critical', 'warning'])
  })
})
