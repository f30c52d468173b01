import { describe, expect, it } from 'vitest'
import type { Disk } from '#shared/domain/estate/vm-devices.ts'
import { MTV_VERSIONS } from '#shared/domain/target/versions.ts'
import { makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { severityOf } from '../rule.ts'
import { diskRdmDetected } from './vmware.disk.rdm.detected.ts'

const vmWith = (...disks: Partial<Disk>[]) => makeVm({ disks: disks.map((disk) => makeDisk(disk)) })
const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const concern = (...disks: string[]) => ({ message: expect.any(String) as unknown, remedy: expect.any(String) as unknown, data: { disks } })

describe('vmware.disk.rdm.detected', () => {
  it.each([
    ['a virtual disk', vmWith({ isRaw: false }), null],
    ['a raw device', vmWith({}, { label: 'Hard disk 2', isRaw: true }), concern('Hard disk 2')],
    ['two raw devices', vmWith({ isRaw: true }, { label: 'Hard disk 2', isRaw: true }), concern('Hard disk 1', 'Hard disk 2')],
    ['nothing said', vmWith({ isRaw: null }), NOT_EVALUATED],
  ])('%s', (_, vm, expected) => {
    expect(diskRdmDetected.check(vm)).toEqual(expected)
  })

  it('is critical up to MTV 2.11 and a warning from 2.12', () => {
    expect(MTV_VERSIONS.map((mtv) => severityOf(diskRdmDetected, { mtv, openshift: '4.22' }))).toEqual(['critical', 'critical', 'critical', 'warning'])
  })
})
