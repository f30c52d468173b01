import type { EstateDisk, EstateVm } from '#shared/domain/estate/estate.ts'
import type { Concern, NotEvaluated } from './rule.ts'

/**
 * Judges a VM by its disks. `isFaulty` answers null for a disk that does not say; one faulty disk makes the
 * concern, and otherwise one that does not say leaves the VM not evaluated. `concernOf` gets the faulty disks' names.
 */
export function diskVerdict(
  vm: EstateVm,
  isFaulty: (disk: EstateDisk) => boolean | null,
  concernOf: (labels: readonly string[]) => Pick<Concern, 'message' | 'remedy'>,
): Concern | NotEvaluated | null {
  const answers = vm.disks.map((disk) => ({ label: disk.label ?? disk.path ?? 'a disk', isFaulty: isFaulty(disk) }))
  const labels = answers.filter((answer) => answer.isFaulty === true).map((answer) => answer.label)
  if (labels.length > 0) return { ...concernOf(labels), data: { disks: labels } }
  if (answers.some((answer) => answer.isFaulty === null)) return { notEvaluated: 'The inventory leaves the cell empty for a disk.' }
  if (vm.disks.length < (vm.diskCount ?? 0)) return { notEvaluated: 'The inventory counts more disks than it lists.' }
  return null
}
