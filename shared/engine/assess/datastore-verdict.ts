import { compareNatural } from '#shared/domain/compare.ts'
import type { EstateDatastore, EstateVm } from '#shared/domain/estate/estate.ts'
import type { EstateFacts } from './estate-facts.ts'
import type { Concern, NotEvaluated } from './rule.ts'

/**
 * Judges a VM by the datastores that its disks lie on. `isConcern` answers null for a datastore that does not say, and
 * `unsaid` is why the VM is not evaluated then. `concernOf` gets the names of the datastores that are a concern.
 */
export function datastoreVerdict(
  vm: EstateVm,
  facts: EstateFacts,
  isConcern: (datastore: EstateDatastore) => boolean | null,
  concernOf: (datastores: string) => Pick<Concern, 'message' | 'remedy'>,
  unsaid: string,
): Concern | NotEvaluated | null {
  const found = new Set<string>()
  let isOpen = vm.disks.length < (vm.diskCount ?? 0)
  for (const disk of vm.disks) {
    // A disk on no datastore at all is another rule's concern.
    if (disk.datastoreId === null && disk.datastoreName === null) continue
    const datastore = facts.datastore(disk.datastoreId)
    const answer = datastore === null ? null : isConcern(datastore)
    if (answer === true && datastore !== null) found.add(datastore.name)
    else if (answer === null) isOpen = true
  }
  const datastores = [...found].sort(compareNatural)
  if (datastores.length > 0) return { ...concernOf(datastores.join(', ')), data: { datastores } }
  return isOpen ? { notEvaluated: unsaid } : null
}
