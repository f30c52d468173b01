import type { EstateNic, EstateVm } from '#shared/domain/estate/estate.ts'
import type { Concern, NotEvaluated } from './rule.ts'

/** Judges a VM by its NICs, as `diskVerdict` does by its disks. */
export function nicVerdict(
  vm: EstateVm,
  isFaulty: (nic: EstateNic) => boolean | null,
  concernOf: (labels: readonly string[]) => Pick<Concern, 'message' | 'remedy'>,
): Concern | NotEvaluated | null {
  const answers = vm.nics.map((nic) => ({ label: nic.label ?? nic.macAddress ?? 'a NIC', isFaulty: isFaulty(nic) }))
  const labels = answers.filter((answer) => answer.isFaulty === true).map((answer) => answer.label)
  if (labels.length > 0) return { ...concernOf(labels), data: { nics: labels } }
  if (answers.some((answer) => answer.isFaulty === null)) return { notEvaluated: 'The inventory does not say it of a NIC.' }
  if (vm.nics.length < (vm.nicCount ?? 0)) return { notEvaluated: 'The inventory counts more NICs than it lists.' }
  return null
}
