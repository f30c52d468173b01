import { makeVm } from '#shared/engine/testing/estate-fixtures.ts'
import { makeTarget } from '#shared/engine/testing/target-fixture.ts'
import { describeRule } from '../testing/describe-rule.ts'
import { sizeExceedsNode } from './portolan.size.exceeds_node.ts'

const target = makeTarget({ nodeModels: [{ name: 'wide', sockets: 2, coresPerSocket: 8, threadsPerCore: 2, memoryGib: 16, nics: [] }, { name: 'deep', sockets: 1, coresPerSocket: 4, threadsPerCore: 1, memoryGib: 64, nics: [] }] })
const vm = (vcpus: number | null, memoryMib: number | null) => ({ vm: makeVm({ vcpus, memoryMib }), target })

describeRule(sizeExceedsNode, {
  clean: { 'as many vCPUs as threads': vm(32, 8192), 'nearly a node of memory': vm(4, 65_000) },
  flagged: {
    vCPUs: [vm(33, 1024), { vcpus: 33, neededMib: 1525, largestThreads: 32, largestMib: 65_536 }],
    'memory with its overhead': [vm(4, 65_536), { vcpus: 4, neededMib: 65_934, largestThreads: 32, largestMib: 65_536 }],
    'both, which no node has together': [vm(8, 32_768), { vcpus: 8, neededMib: 33_132, largestThreads: 32, largestMib: 65_536 }],
  },
  notEvaluated: { 'no model of nodes': makeVm(), 'vCPUs not said': vm(null, 1024), 'memory not said': vm(1, null) },
})
