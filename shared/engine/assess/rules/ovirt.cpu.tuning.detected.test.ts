import { describe, expect, it } from 'vitest'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtCpuTuning } from './ovirt.cpu.tuning.detected.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = expect.objectContaining({ message: expect.any(String) as unknown, data: { cpuPins: expect.anything() as unknown } }) as unknown

describe('ovirt.cpu.tuning.detected', () => {
  it.each([
    ['none', { cpuPins: '' }, null],
    ['some', { cpuPins: '0=2-3' }, CONCERN],
    ['nothing said', { cpuPins: null }, NOT_EVALUATED],
  ])('%s', (_, configuration, expected) => {
    expect(ovirtCpuTuning.check(makeOvirtVm({}, configuration))).toEqual(expected)
  })

  it('a VM without any such settings', () => {
    const { configuration: _, ...vm } = makeOvirtVm()
    expect(ovirtCpuTuning.check(vm)).toEqual(NOT_EVALUATED)
  })
})
