import { describe, expect, it } from 'vitest'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtBallooning } from './ovirt.memory.ballooning.enabled.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = expect.objectContaining({ message: expect.any(String) as unknown, data: { isBallooningEnabled: expect.anything() as unknown } }) as unknown

describe('ovirt.memory.ballooning.enabled', () => {
  it.each([
    ['off', { isBallooningEnabled: false }, null],
    ['on', { isBallooningEnabled: true }, CONCERN],
    ['nothing said', { isBallooningEnabled: null }, NOT_EVALUATED],
  ])('%s', (_, configuration, expected) => {
    expect(ovirtBallooning.check(makeOvirtVm({}, configuration))).toEqual(expected)
  })

  it('a VM without any such settings', () => {
    const { configuration: _, ...vm } = makeOvirtVm()
    expect(ovirtBallooning.check(vm)).toEqual(NOT_EVALUATED)
  })
})
