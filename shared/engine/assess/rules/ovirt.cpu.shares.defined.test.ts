import type { EstateVm } from '#shared/domain/estate/estate.ts'
import { makeOvirtVm } from '#shared/engine/testing/ovirt-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { ovirtCpuShares } from './ovirt.cpu.shares.defined.ts'

const withShares = (shares: number | null): EstateVm => {
  const vm = makeOvirtVm()
  return { ...vm, cpu: { vmId: vm.id, sockets: 1, coresPerSocket: 1, reservationMhz: null, limitMhz: null, isLimited: null, sharesLevel: null, shares, isHotAddEnabled: null, isHotRemoveEnabled: null, usageAtExportMhz: null, folderPath: null } }
}

describeRule(ovirtCpuShares, {
  clean: { none: withShares(0) },
  flagged: { some: [withShares(1024), { shares: 1024 }] },
  notEvaluated: {
    'nothing said': withShares(null),
    'no CPU settings': { ...makeOvirtVm(), cpu: null },
  },
})
