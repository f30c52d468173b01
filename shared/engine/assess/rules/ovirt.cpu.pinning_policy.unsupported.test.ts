import { describe, expect, it } from 'vitest'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtCpuPinningPolicy } from './ovirt.cpu.pinning_policy.unsupported.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = expect.objectContaining({ message: expect.any(String) as unknown, data: { cpuPinningPolicy: expect.anything() as unknown } }) as unknown

describe('ovirt.cpu.pinning_policy.unsupported', () => {
  it.each([
    ['none', { cpuPinningPolicy: 'none' }, null],
    ['dedicated', { cpuPinningPolicy: 'dedicated' }, null],
    ['resize and pin', { cpuPinningPolicy: 'resize_and_pin_numa' }, CONCERN],
    ['isolated threads', { cpuPinningPolicy: 'isolate_threads' }, CONCERN],
    ['nothing said', { cpuPinningPolicy: null }, NOT_EVALUATED],
  ])('%s', (_, configuration, expected) => {
    expect(ovirtCpuPinningPolicy.check(makeOvirtVm({}, configuration))).toEqual(expected)
  })

  it('a VM without any such settings', () => {
    const { configuration: _, ...vm } = makeOvirtVm()
    expect(ovirtCpuPinningPolicy.check(vm)).toEqual(NOT_EVALUATED)
  })
})
