import type { SampleOptions } from '../options.ts'
import { serialOfMilliseconds } from '../serial-date.ts'
import { tallyOf } from './tally.ts'
import { layOutVCenter } from './topology.ts'
import type { Estate } from './estate-types.ts'
import type { VCenter } from './inventory-types.ts'
import type { Vm } from './vm-types.ts'
import { makeVm } from './vm.ts'

/** Lays out the estate and counts its VMs. VMs are not kept: each pass makes them again. */
export function buildEstate(options: SampleOptions): Estate {
  const exportedAt = serialOfMilliseconds(options.exportedAt)
  const vcenters = layOutVCenters(options)
  const vms = () => makeVms(options.seed, vcenters, exportedAt)
  return { options, exportedAt, vcenters, vms, tally: tallyOf(vms()) }
}

function* makeVms(seed: number, vcenters: readonly VCenter[], exportedAt: number): Iterable<Vm> {
  for (const vcenter of vcenters) {
    for (let index = 0; index < vcenter.vmCount; index++) yield makeVm(seed, vcenter, index, exportedAt)
  }
}

// All but the last vCenter have an even number of VMs, so that no pair is torn apart.
function layOutVCenters({ seed, vms, vcenters }: SampleOptions): VCenter[] {
  const share = Math.floor(vms / vcenters / 2) * 2
  return Array.from({ length: vcenters }, (_, index) => {
    const firstVm = index * share
    const isLast = index === vcenters - 1
    return layOutVCenter(seed, index, firstVm, isLast ? vms - firstVm : share)
  })
}
