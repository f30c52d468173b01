import { countWords } from '#shared/domain/count-words.ts'
import { MIB_PER_GIB } from '#shared/domain/units.ts'
import type { CapacityShortage, WaveCapacity } from '#shared/domain/waves/wave-capacity.ts'
import type { WaveSupply } from '#shared/domain/waves/wave-supply.ts'
import { amountWords } from '../run-book/amount-words.ts'

type Counted = Pick<WaveCapacity, 'windowId' | 'date' | 'landed' | 'nodes' | 'classes'>

/**
 * What the target has too little of as one wave lands, and who has to bring more: nodes, vCPUs and memory against what is
 * stated to be there by then, storage against each class's capacity in the wave's night. What nobody stated is not compared.
 */
export function capacityShortages({ windowId, date, landed, nodes, classes }: Counted, { vcpus, memoryGib }: Partial<WaveSupply>): readonly CapacityShortage[] {
  const at = { windowId, date }
  const memoryMib = memoryGib === undefined ? null : memoryGib * MIB_PER_GIB
  return [
    ...nodes.flatMap(({ pool, model, needed, spare, reused, limitedBy, stated }): readonly CapacityShortage[] => (stated === null || needed <= stated ? [] : [{
      ...at, code: 'nodes-missing', subject: null, needed, available: stated, owner: 'cluster',
      message: `The VMs that have landed by then need at least ${countWords(needed, 'node')} of the model ${model} in the pool ${pool} by ${LIMITED_BY[limitedBy]}, ${String(spare)} of them spare${reused === 0 ? '' : ` and beside ${countWords(reused, 'reused host')}`}; ${String(stated)} ${stated === 1 ? 'is' : 'are'} stated.`,
      remedy: `Add ${countWords(needed - stated, 'node')} before this wave, or move it.`,
    }])),
    ...(vcpus === undefined || landed.vcpus <= vcpus ? [] : [{
      ...at, code: 'vcpus-missing', subject: null, needed: landed.vcpus, available: vcpus, owner: 'cluster',
      message: `The VMs that have landed by then have ${String(landed.vcpus)} vCPUs and the nodes take ${String(vcpus)}.`, remedy: 'Add nodes before this wave, or move it.',
    } as const]),
    ...(memoryMib === null || landed.memoryMib <= memoryMib ? [] : [{
      ...at, code: 'memory-missing', subject: null, needed: landed.memoryMib, available: memoryMib, owner: 'cluster',
      message: `The VMs that have landed by then need ${amountWords(landed.memoryMib)} of memory and the nodes have ${amountWords(memoryMib)}.`, remedy: 'Add nodes before this wave, or move it.',
    } as const]),
    ...classes.flatMap(({ name, peakMib, capacityMib, fits }): readonly CapacityShortage[] => (fits !== false || name === null || capacityMib === null ? [] : [{
      ...at, code: 'storage-missing', subject: name, needed: peakMib, available: capacityMib, owner: 'storage',
      message: `${name} has to hold ${amountWords(peakMib)} in that night, conversions among it, and has ${amountWords(capacityMib)}.`,
      remedy: `Provide ${amountWords(peakMib - capacityMib)} more before this wave, or move it.`,
    }])),
  ]
}

const LIMITED_BY = { memory: 'memory', cpu: 'CPU', pods: 'the pods of a node', storage: 'the disks that they hold' } as const
