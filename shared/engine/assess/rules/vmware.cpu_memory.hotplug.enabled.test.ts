import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { cpuMemoryHotplugEnabled } from './vmware.cpu_memory.hotplug.enabled.ts'

const vm = (hotAdd: boolean | null, hotRemove: boolean | null, memoryHotAdd: boolean | null) =>
  makeVm({
    cpu: { vmId: 'x', sockets: 1, coresPerSocket: 1, reservationMhz: null, limitMhz: null, isLimited: null, sharesLevel: null, shares: null, isHotAddEnabled: hotAdd, isHotRemoveEnabled: hotRemove, usageAtExportMhz: null, folderPath: null },
    memory: { vmId: 'x', sizeMib: 1, reservationMib: null, limitMib: null, isLimited: null, isReservationLockedToMax: null, sharesLevel: null, shares: null, isHotAddEnabled: memoryHotAdd, activeAtExportMib: null, consumedAtExportMib: null, balloonedAtExportMib: null, swappedAtExportMib: null },
  })

describeRule(cpuMemoryHotplugEnabled, {
  clean: { none: vm(false, false, false) },
  flagged: {
    'CPU hot add': [vm(true, false, false), { enabled: ['CPU hot add'] }],
    'CPU hot remove': [vm(false, true, false), { enabled: ['CPU hot remove'] }],
    'memory hot add, CPU not said': [vm(null, null, true), { enabled: ['memory hot add'] }],
  },
  notEvaluated: { 'one not said': vm(false, null, false), 'neither vCPU nor vMemory': makeVm() },
})
