import { MIB_PER_GIB } from '#shared/domain/units.ts'
import { defineRule } from '../rule.ts'

/** What a VM's pod takes beside the guest's memory (OpenShift Virtualization, "Memory overhead"): a factor, a base, MiB a vCPU, and MiB for one display. */
const MEMORY_FACTOR = 1.002
const BASE_MIB = 218
const MIB_PER_VCPU = 8
const DISPLAY_MIB = 16

/** A VM that fits on none of the target's node models, even if it were alone there. */
export const sizeExceedsNode = defineRule({
  id: 'portolan.size.exceeds_node',
  title: 'Larger than a node of the target',
  sourceKind: 'any',
  severity: 'warning',
  needs: [],
  checkSized: (vm, { nodeModels, instanceType: type }) => {
    if (nodeModels.length === 0) return { notEvaluated: 'The target names no model of its nodes.', atMost: 'information' }
    const { vcpus, memoryMib } = type?.type === 'catalogue' || type?.type === 'custom' ? type : vm
    if (vcpus === null || memoryMib === null) return { notEvaluated: 'The inventory does not give vCPUs and memory of the VM.' }
    const neededMib = Math.ceil(memoryMib * MEMORY_FACTOR + BASE_MIB + MIB_PER_VCPU * vcpus + DISPLAY_MIB)
    const nodes = nodeModels.map(({ sockets, coresPerSocket, threadsPerCore, memoryGib }) => ({ threads: sockets * coresPerSocket * threadsPerCore, memoryMib: memoryGib * MIB_PER_GIB }))
    if (nodes.some((node) => node.threads >= vcpus && node.memoryMib >= neededMib)) return null
    const largest = { threads: Math.max(...nodes.map(({ threads }) => threads)), memoryMib: Math.max(...nodes.map((node) => node.memoryMib)) }
    return {
      message: `${vm.name} takes ${vcpus} vCPUs and ${neededMib} MiB of memory with its overhead, and no node of the target has both: the largest have ${largest.threads} threads and ${largest.memoryMib} MiB.`,
      remedy: 'Ask whether the VM needs that much, or plan with larger nodes.',
      data: { vcpus, neededMib, largestThreads: largest.threads, largestMib: largest.memoryMib },
    }
  },
})
