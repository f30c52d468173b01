import { describe, expect, it } from 'vitest'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtSecureBoot } from './ovirt.secure_boot.detected.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const CONCERN = expect.objectContaining({ message: expect.any(String) as unknown, data: { biosType: expect.anything() as unknown } }) as unknown

describe('ovirt.secure_boot.detected', () => {
  it.each([
    ['BIOS', { biosType: 'q35_sea_bios' }, null],
    ['EFI alone', { biosType: 'q35_ovmf' }, null],
    ['Secure Boot', { biosType: 'q35_secure_boot' }, CONCERN],
    ['what the cluster says, which is not listed', { biosType: 'cluster_default' }, NOT_EVALUATED],
    ['nothing said', { biosType: null }, NOT_EVALUATED],
  ])('%s', (_, configuration, expected) => {
    expect(ovirtSecureBoot.check(makeOvirtVm({}, configuration))).toEqual(expected)
  })

  it('a VM without any such settings', () => {
    const { configuration: _, ...vm } = makeOvirtVm()
    expect(ovirtSecureBoot.check(vm)).toEqual(NOT_EVALUATED)
  })
})
