import { describe, expect, it } from 'vitest'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtHa } from './ovirt.ha.enabled.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = expect.objectContaining({ message: expect.any(String) as unknown, data: { isHighlyAvailable: expect.anything() as unknown } }) as unknown

describe('ovirt.ha.enabled', () => {
  it.each([
    ['off', { isHighlyAvailable: false }, null],
    ['on', { isHighlyAvailable: true }, CONCERN],
    ['nothing said', { isHighlyAvailable: null }, NOT_EVALUATED],
  ])('%s', (_, configuration, expected) => {
    expect(ovirtHa.check(makeOvirtVm({}, configuration))).toEqual(expected)
  })

  it('a VM without any such settings', () => {
    const { configuration: _, ...vm } = makeOvirtVm()
    expect(ovirtHa.check(vm)).toEqual(NOT_EVALUATED)
  })
})
