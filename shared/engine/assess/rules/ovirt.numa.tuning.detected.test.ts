import { describe, expect, it } from 'vitest'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtNumaTuning } from './ovirt.numa.tuning.detected.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = expect.objectContaining({ message: expect.any(String) as unknown, data: { numaNodes: expect.anything() as unknown } }) as unknown

describe('ovirt.numa.tuning.detected', () => {
  it.each([
    ['none', { numaNodes: '' }, null],
    ['some', { numaNodes: '0: 4096 MiB' }, CONCERN],
    ['nothing said', { numaNodes: null }, NOT_EVALUATED],
  ])('%s', (_, configuration, expected) => {
    expect(ovirtNumaTuning.check(makeOvirtVm({}, configuration))).toEqual(expected)
  })

  it('a VM without any such settings', () => {
    const { configuration: _, ...vm } = makeOvirtVm()
    expect(ovirtNumaTuning.check(vm)).toEqual(NOT_EVALUATED)
  })
})
