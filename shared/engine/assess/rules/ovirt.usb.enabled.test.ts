import { describe, expect, it } from 'vitest'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtUsb } from './ovirt.usb.enabled.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = expect.objectContaining({ message: expect.any(String) as unknown, data: { isUsbEnabled: expect.anything() as unknown } }) as unknown

describe('ovirt.usb.enabled', () => {
  it.each([
    ['off', { isUsbEnabled: false }, null],
    ['on', { isUsbEnabled: true }, CONCERN],
    ['nothing said', { isUsbEnabled: null }, NOT_EVALUATED],
  ])('%s', (_, configuration, expected) => {
    expect(ovirtUsb.check(makeOvirtVm({}, configuration))).toEqual(expected)
  })

  it('a VM without any such settings', () => {
    const { configuration: _, ...vm } = makeOvirtVm()
    expect(ovirtUsb.check(vm)).toEqual(NOT_EVALUATED)
  })
})
