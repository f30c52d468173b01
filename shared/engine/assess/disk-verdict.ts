import type { EstateDisk, EstateVm } from '#shared/domain/estate/estate.ts'
import type { Concern, NotEvaluated } from './rule.ts'

/** What a disk that does not say leaves open, where a rule has no better words. */
const EMPTY_CELL = 'The inventory leaves the cell empty for a disk.'

/**
 * Judges a VM by its disks. `isFaulty` answers null for a disk that does not say; one faulty disk makes the
 * concern, and otherwise one that does not say leaves the VM not evaluated. `concernOf` gets the faulty disks' names.
 */
export function diskVerdict(
  vm: EstateVm,
  isFaulty: (disk: EstateDisk) => boolean | null,
  concernOf: (labels: readonly string[]) => Pick<Concern, 'message' | 'remedy'>,
  unsaid: string = EMPTY_CELL,
): Concern | NotEvaluated | null {
  const labels: string[] = []
  let isOpen = false
  for (const disk of vm.disks) {
    const answer = isFaulty(disk)
    if (answer === true) labels.push(disk.label ?? disk.path ?? 'a disk')
    else if (answer === null) isOpen = true
  }
  if (labels.length > 0) return { ...concernOf(labels), data: { disks: labels } }
  if (isOpen) return { notEvaluated: unsaid }
  if (vm.disks.length < (vm.diskCount ?? 0)) return { notEvaluated: 'The inventory counts more disks than it lists.' }
  return null
}
