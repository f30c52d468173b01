import { makeDisk, makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { sizeExceedsTested } from './portolan.size.exceeds_tested.ts'

const vm = (vcpus: number | null, memoryMib: number | null, ...capacities: (number | null)[]) => makeVm({ vcpus, memoryMib, disks: capacities.map((capacityMib) => makeDisk({ capacityMib })) })

describeRule(sizeExceedsTested, {
  clean: { 'as large as was tested': vm(216, 5_722_045, 95_367_431) },
  flagged: {
    vCPUs: [vm(217, 1024, 1), { vcpus: 217, memoryMib: 1024, largestDiskMib: 1 }],
    memory: [vm(1, 5_722_046, 1), { vcpus: 1, memoryMib: 5_722_046, largestDiskMib: 1 }],
    'a disk, memory not said': [vm(1, null, 95_367_432, 1), { vcpus: 1, memoryMib: null, largestDiskMib: 95_367_432 }],
  },
  notEvaluated: { 'vCPUs not said': vm(null, 1024, 1), 'size of a disk not said': vm(1, 1024, null), 'fewer disks listed than counted': makeVm({ diskCount: 2 }) },
})
