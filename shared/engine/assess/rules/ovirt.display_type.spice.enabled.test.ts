import { describe, expect, it } from 'vitest'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtSpice } from './ovirt.display_type.spice.enabled.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = expect.objectContaining({ message: expect.any(String) as unknown, data: { displayTypes: expect.anything() as unknown } }) as unknown

describe('ovirt.display_type.spice.enabled', () => {
  it.each([
    ['VNC', { displayTypes: 'vnc' }, null],
    ['SPICE', { displayTypes: 'spice' }, CONCERN],
    ['both', { displayTypes: 'vnc; spice' }, CONCERN],
    ['nothing said', { displayTypes: null }, NOT_EVALUATED],
  ])('%s', (_, configuration, expected) => {
    expect(ovirtSpice.check(makeOvirtVm({}, configuration))).toEqual(expected)
  })

  it('a VM without any such settings', () => {
    const { configuration: _, ...vm } = makeOvirtVm()
    expect(ovirtSpice.check(vm)).toEqual(NOT_EVALUATED)
  })
})
