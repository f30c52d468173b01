import { describe, expect, it } from 'vitest'
import type { Disk } from '#shared/domain/estate/vm-devices.ts'
import { makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { diskCapacityInvalid } from './vmware.disk.capacity.invalid.ts'

const vmWith = (...disks: Partial<Disk>[]) => makeVm({ disks: disks.map((disk) => makeDisk(disk)) })
const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const concern = (...disks: string[]) => ({ message: expect.any(String) as unknown, remedy: expect.any(String) as unknown, data: { disks } })

describe('vmware.disk.capacity.invalid', () => {
  it.each([
    ['a size', vmWith({ capacityMib: 1 }), null],
    ['zero', vmWith({ capacityMib: 0 }), concern('Hard disk 1')],
    ['below zero, beside a good one', vmWith({}, { label: 'Hard disk 2', capacityMib: -1 }), concern('Hard disk 2')],
    ['an unknown size', vmWith({ capacityMib: null }), NOT_EVALUATED],
    ['an unknown size beside zero', vmWith({ capacityMib: null }, { label: 'Hard disk 2', capacityMib: 0 }), concern('Hard disk 2')],
  ])('%s', (_, vm, expected) => {
    expect(diskCapacityInvalid.check(vm)).toEqual(expected)
  })
})
