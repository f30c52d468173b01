import type { SideRowInForce } from '#backend/db/repositories/side-repository.ts'
import { namesInColumns } from '#backend/side-files/names-in-columns.ts'
import { compareNatural } from '#shared/domain/compare.ts'
import type { WaveSettings } from '#shared/domain/waves/wave-settings.ts'

/** Headers under which lists of applications name the VMs that have to land before a VM; of a header only letters and digits count. */
const DEPENDENCY_HEADERS = ['Depends on', 'Dependency', 'Dependencies', 'After', 'Requires', 'Predecessor', 'Predecessors']

/**
 * Who waits for whom by lists of applications. A name that one VM alone bears stands for it; any other text stays as it is, so that
 * the schedule names it as a VM that is in no plan.
 */
export function listedDependencies(rows: readonly SideRowInForce<'application'>[], vms: readonly { readonly id: string; readonly name: string }[]): WaveSettings['groups']['dependencies'] {
  const listed = namesInColumns(rows, DEPENDENCY_HEADERS) ?? new Map<string, readonly string[]>()
  const byName = new Map<string, string[]>()
  for (const { id, name } of vms) byName.set(name.toLowerCase(), [...(byName.get(name.toLowerCase()) ?? []), id])
  return [...listed].sort(([left], [right]) => compareNatural(left, right)).flatMap(([vm, names]) => {
    const after = names.map((name) => {
      const [only, another] = byName.get(name.toLowerCase()) ?? []
      return only !== undefined && another === undefined ? only : name
    })
    return after.length === 0 ? [] : [{ vm, after }]
  })
}
