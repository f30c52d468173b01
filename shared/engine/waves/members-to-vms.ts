import type { WaveVm } from '#shared/domain/waves/wave-vm.ts'
import type { WaveProblem } from './placement/wave-problem.ts'

/** The VMs of groups, in natural order: the one order in which every simulation of a wave asks them. */
export function membersToVms({ vmsInOrder, placesOfGroups }: WaveProblem, groups: readonly number[]): readonly WaveVm[] {
  // Asked for each simulation: numbers are sorted, not names.
  const places = Int32Array.from(groups.flatMap((group) => placesOfGroups[group] ?? [])).sort()
  return [...places].map((place) => vmsInOrder[place]).filter((vm) => vm !== undefined)
}
