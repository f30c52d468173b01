import { describe, expect, it } from 'vitest'
import { makeOvirtDisk, makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtScsiReservation } from './ovirt.disk.scsi_reservation.enabled.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = { message: expect.any(String) as unknown, remedy: expect.any(String) as unknown, data: { disks: ['disk1'] } }

describe('ovirt.disk.scsi_reservation.enabled', () => {
  it.each([
    ['none', makeOvirtDisk({}, { hasScsiReservation: false }), null],
    ['on', makeOvirtDisk({}, { hasScsiReservation: true }), CONCERN],
    ['nothing said', makeOvirtDisk({}, { hasScsiReservation: null }), NOT_EVALUATED],
  ])('%s', (_, disk, expected) => {
    expect(ovirtScsiReservation.check(makeOvirtVm({ disks: [disk] }))).toEqual(expected)
  })
})
