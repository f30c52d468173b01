import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { resourcesReserved } from './portolan.resources.reserved.ts'

const vm = (cpu: readonly [mhz: number | null, isLimited: boolean | null], memory: readonly [mib: number | null, isLimited: boolean | null]) =>
  makeVm({
    cpu: { vmId: 'x', sockets: 1, coresPerSocket: 1, reservationMhz: cpu[0], limitMhz: cpu[0], isLimited: cpu[1], sharesLevel: null, shares: null, isHotAddEnabled: null, isHotRemoveEnabled: null, usageAtExportMhz: null, folderPath: null },
    memory: { vmId: 'x', sizeMib: 1, reservationMib: memory[0], limitMib: memory[0], isLimited: memory[1], isReservationLockedToMax: null, sharesLevel: null, shares: null, isHotAddEnabled: null, activeAtExportMib: null, consumedAtExportMib: null, balloonedAtExportMib: null, swappedAtExportMib: null },
  })

describeRule(resourcesReserved, {
  clean: { nothing: vm([0, null], [0, null]) },
  flagged: {
    CPU: [vm([2000, null], [0, null]), { cpuMhz: 2000, memoryMib: 0 }],
    'memory, CPU not said': [vm([null, null], [4096, null]), { cpuMhz: null, memoryMib: 4096 }],
  },
  notEvaluated: { 'one not said': vm([0, null], [null, null]), 'neither vCPU nor vMemory': makeVm() },
})
