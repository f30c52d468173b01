import { describe, expect, it } from 'vitest'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtTpmRequired } from './ovirt.tpm.required_by_os.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = expect.objectContaining({ message: expect.any(String) as unknown, data: { guestId: expect.anything() as unknown } }) as unknown

describe('ovirt.tpm.required_by_os', () => {
  it.each([
    ['Windows 11', { guestId: 'windows_11' }, CONCERN],
    ['Windows Server 2022', { guestId: 'windows_2022' }, CONCERN],
    ['another', { guestId: 'rhel_8x64' }, null],
    ['nothing said', { guestId: null }, NOT_EVALUATED],
  ])('%s', (_, configuration, expected) => {
    expect(ovirtTpmRequired.check(makeOvirtVm({}, configuration))).toEqual(expected)
  })

  it('a VM without any such settings', () => {
    const { configuration: _, ...vm } = makeOvirtVm()
    expect(ovirtTpmRequired.check(vm)).toEqual(NOT_EVALUATED)
  })
})
