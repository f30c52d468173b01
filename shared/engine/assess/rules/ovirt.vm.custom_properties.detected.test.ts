import { describe, expect, it } from 'vitest'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtVmCustomProperties } from './ovirt.vm.custom_properties.detected.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = expect.objectContaining({ message: expect.any(String) as unknown, data: { customProperties: expect.anything() as unknown } }) as unknown

describe('ovirt.vm.custom_properties.detected', () => {
  it.each([
    ['none', { customProperties: '' }, null],
    ['some', { customProperties: 'hugepages=2048' }, CONCERN],
    ['nothing said', { customProperties: null }, NOT_EVALUATED],
  ])('%s', (_, configuration, expected) => {
    expect(ovirtVmCustomProperties.check(makeOvirtVm({}, configuration))).toEqual(expected)
  })

  it('a VM without any such settings', () => {
    const { configuration: _, ...vm } = makeOvirtVm()
    expect(ovirtVmCustomProperties.check(vm)).toEqual(NOT_EVALUATED)
  })
})
