import { describe, expect, it } from 'vitest'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtMemorySnapshot } from './ovirt.snapshot.online_memory.detected.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = expect.objectContaining({ message: expect.any(String) as unknown, data: { hasMemorySnapshot: expect.anything() as unknown } }) as unknown

describe('ovirt.snapshot.online_memory.detected', () => {
  it.each([
    ['none', { hasMemorySnapshot: false }, null],
    ['one', { hasMemorySnapshot: true }, CONCERN],
    ['nothing said', { hasMemorySnapshot: null }, NOT_EVALUATED],
  ])('%s', (_, configuration, expected) => {
    expect(ovirtMemorySnapshot.check(makeOvirtVm({}, configuration))).toEqual(expected)
  })

  it('a VM without any such settings', () => {
    const { configuration: _, ...vm } = makeOvirtVm()
    expect(ovirtMemorySnapshot.check(vm)).toEqual(NOT_EVALUATED)
  })
})
