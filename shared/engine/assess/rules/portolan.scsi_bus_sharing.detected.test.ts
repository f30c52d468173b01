import { makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { scsiBusSharingDetected } from './portolan.scsi_bus_sharing.detected.ts'

const vm = (...disks: Parameters<typeof makeDisk>[0][]) => makeVm({ disks: disks.map((disk, index) => makeDisk({ label: `Hard disk ${index + 1}`, ...disk })) })

describeRule(scsiBusSharingDetected, {
  clean: { 'no sharing': vm({ sharedBus: 'noSharing' }), 'a controller that has no such setting': vm({ sharedBus: null, controllerLabel: 'SATA controller 0' }) },
  flagged: {
    physical: [vm({}, { sharedBus: 'physicalSharing' }), { disks: ['Hard disk 2'] }],
    virtual: [vm({ sharedBus: 'virtualSharing' }), { disks: ['Hard disk 1'] }],
  },
  notEvaluated: { 'nothing said': vm({ sharedBus: null }), 'no list of disks': { vm: vm({}), without: ['disks'] } },
})
