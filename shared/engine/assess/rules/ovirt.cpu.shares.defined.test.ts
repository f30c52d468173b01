import { describe, expect, it } from 'vitest'
import type { EstateVm } from '#shared/domain/estate/estate.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { ovirtCpuShares } from './ovirt.cpu.shares.defined.ts'

const NOT_EVALUATED = { notEvaluated: expect.any(String) as unknown }
const withShares = (shares: number | null): EstateVm => {
  const vm = makeOvirtVm()
  return { ...vm, cpu: { vmId: vm.id, sockets: 1, coresPerSocket: 1, reservationMhz: null, limitMhz: null, isLimited: null, sharesLevel: null, shares, isHotAddEnabled: null, isHotRemoveEnabled: null, usageAtExportMhz: null, folderPath: null } }
}

describe('ovirt.cpu.shares.defined', () => {
  it.each([
    ['none', withShares(0), null],
    ['some', withShares(1024), expect.objectContaining({ data: { shares: 1024 } }) as unknown],
    ['nothing said', withShares(null), NOT_EVALUATED],
    ['no CPU settings', { ...makeOvirtVm(), cpu: null }, NOT_EVALUATED],
  ])('%s', (_, vm, expected) => {
    expect(ovirtCpuShares.check(vm)).toEqual(expected)
  })
})
