import { describe, expect, it } from 'vitest'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtOsUnsupported } from './ovirt.os.unsupported.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = expect.objectContaining({ message: expect.any(String) as unknown, data: { guestId: expect.anything() as unknown } }) as unknown

describe('ovirt.os.unsupported', () => {
  it.each([
    ['RHEL 6', { guestId: 'rhel_6' }, CONCERN],
    ['RHEL 6, 64 bits', { guestId: 'rhel_6x64' }, CONCERN],
    ['RHEL 7', { guestId: 'rhel_7x64' }, null],
    ['nothing said', { guestId: null }, NOT_EVALUATED],
  ])('%s', (_, configuration, expected) => {
    expect(ovirtOsUnsupported.check(makeOvirtVm({}, configuration))).toEqual(expected)
  })

  it('a VM without any such settings', () => {
    const { configuration: _, ...vm } = makeOvirtVm()
    expect(ovirtOsUnsupported.check(vm)).toEqual(NOT_EVALUATED)
  })
})
