import { compareNatural } from '#shared/domain/compare.ts'
import type { EstatePortGroup, EstateVm } from '#shared/domain/estate/estate.ts'
import { isUnattachedNic } from '#shared/engine/plan/unattached-nic.ts'
import type { EstateFacts } from './estate-facts.ts'
import type { Concern, NotEvaluated } from './rule.ts'

/**
 * Judges a VM by the port groups that its attached NICs are on. `isConcern` answers null for a port group that does not
 * say, and `unsaid` is why the VM is not evaluated then. `concernOf` gets the names of those that are a concern.
 */
export function portGroupVerdict(
  vm: EstateVm,
  facts: EstateFacts,
  isConcern: (portGroup: EstatePortGroup) => boolean | null,
  concernOf: (portGroups: string) => Pick<Concern, 'message' | 'remedy'>,
  unsaid: string,
): Concern | NotEvaluated | null {
  const found = new Set<string>()
  let isOpen = vm.nics.length < (vm.nicCount ?? 0)
  for (const nic of vm.nics) {
    if (isUnattachedNic(nic)) continue
    const portGroup = facts.portGroup(nic.portGroupId)
    const answer = portGroup === null ? null : isConcern(portGroup)
    if (answer === true && portGroup !== null) found.add(portGroup.name)
    else if (answer === null) isOpen = true
  }
  const portGroups = [...found].sort(compareNatural)
  if (portGroups.length > 0) return { ...concernOf(portGroups.join(', ')), data: { portGroups } }
  return isOpen ? { notEvaluated: unsaid } : null
}
