import { compareNatural } from '#shared/domain/compare.ts'
import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import type { WaveProblem } from './placement/wave-problem.ts'

/** The VMs of groups, in natural order: the one order in which every simulation of a wave asks them. */
export function membersToVms(problem: WaveProblem, groups: readonly number[], vmsById: ReadonlyMap<string, WaveVm>): readonly WaveVm[] {
  return groups.flatMap((group) => problem.groups[group]?.vmIds ?? []).sort(compareNatural).map((id) => vmsById.get(id)).filter((vm) => vm !== undefined)
}
