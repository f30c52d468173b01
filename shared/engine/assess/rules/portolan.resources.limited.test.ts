import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { resourcesLimited } from './portolan.resources.limited.ts'

const vm = (cpu: readonly [mhz: number | null, isLimited: boolean | null], memory: readonly [mib: number | null, isLimited: boolean | null]) =>
  makeVm({
    cpu: { vmId: 'x', sockets: 1, coresPerSocket: 1, reservationMhz: cpu[0], limitMhz: cpu[0], isLimited: cpu[1], sharesLevel: null, shares: null, isHotAddEnabled: null, isHotRemoveEnabled: null, usageAtExportMhz: null, folderPath: null },
    memory: { vmId: 'x', sizeMib: 1, reservationMib: memory[0], limitMib: memory[0], isLimited: memory[1], isReservationLockedToMax: null, sharesLevel: null, shares: null, isHotAddEnabled: null, activeAtExportMib: null, consumedAtExportMib: null, balloonedAtExportMib: null, swappedAtExportMib: null },
  })

describeRule(resourcesLimited, {
  clean: { nothing: vm([null, false], [null, false]) },
  flagged: {
    CPU: [vm([2000, true], [null, false]), { cpuMhz: 2000, memoryMib: null }],
    'memory, CPU not said': [vm([null, null], [4096, true]), { cpuMhz: null, memoryMib: 4096 }],
    'a limit of unknown size': [vm([null, true], [null, false]), { cpuMhz: null, memoryMib: null }],
  },
  notEvaluated: { 'one not said': vm([null, false], [null, null]), 'neither vCPU nor vMemory': makeVm() },
})
