import { describe, expect, it } from 'vitest'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtBootMenu } from './ovirt.bios.boot_menu.enabled.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = expect.objectContaining({ message: expect.any(String) as unknown, data: { isBootMenuEnabled: expect.anything() as unknown } }) as unknown

describe('ovirt.bios.boot_menu.enabled', () => {
  it.each([
    ['off', { isBootMenuEnabled: false }, null],
    ['on', { isBootMenuEnabled: true }, CONCERN],
    ['nothing said', { isBootMenuEnabled: null }, NOT_EVALUATED],
  ])('%s', (_, configuration, expected) => {
    expect(ovirtBootMenu.check(makeOvirtVm({}, configuration))).toEqual(expected)
  })

  it('a VM without any such settings', () => {
    const { configuration: _, ...vm } = makeOvirtVm()
    expect(ovirtBootMenu.check(vm)).toEqual(NOT_EVALUATED)
  })
})
