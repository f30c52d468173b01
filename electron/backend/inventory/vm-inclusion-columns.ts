import type { InclusionVm } from '#backend/db/repositories/inclusion-repository.ts'
import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import { decideInclusion, type Inclusion } from '#shared/engine/inclusion/decide-inclusion.ts'
import { cellAt, columnOf, type EncodedTable } from './encoded-table.ts'
import { type EncodedColumn, encodeColumn } from './encode-column.ts'

/** What the rules alone say of the VMs of a table, in its order: made once for each state of the inventory. */
export interface VmRules {
  readonly rowOf: ReadonlyMap<string, number>
  readonly vms: readonly (InclusionVm | null)[]
  readonly inclusions: readonly (Inclusion | null)[]
  /** The column of labels as long as nobody decides any. */
  readonly noLabels: EncodedColumn
}

/** Asks the rules about each VM of a list. */
export function judgeByRules(table: EncodedTable, vms: readonly InclusionVm[]): VmRules {
  const byId = new Map(vms.map((vm) => [vm.id, vm]))
  const idColumn = columnOf(table, 'id')
  const ids = Array.from({ length: table.count }, (_, row) => String(cellAt(idColumn, row)))
  const ordered = ids.map((id) => byId.get(id) ?? null)
  return { rowOf: new Map(ids.map((id, row) => [id, row])), vms: ordered, inclusions: ordered.map((vm) => (vm === null ? null : decideInclusion(vm, undefined))), noLabels: encodeColumn('labels', table.count, () => null) }
}

/** The columns that decisions change, `included` and `excludedBecause`: only VMs with a decision are asked about again. */
export function inclusionColumns({ rowOf, vms, inclusions }: VmRules, decisions: ReadonlyMap<string, DecisionValue<'vm.inclusion'>>): readonly EncodedColumn[] {
  const decided = new Map<number, Inclusion>()
  for (const [id, decision] of decisions) {
    const row = rowOf.get(id)
    const vm = row === undefined ? null : vms[row]
    if (row !== undefined && vm !== null && vm !== undefined) decided.set(row, decideInclusion(vm, decision))
  }
  const inclusionAt = (row: number): Inclusion | null => decided.get(row) ?? inclusions[row] ?? null
  return [
    encodeColumn('included', vms.length, (row) => inclusionAt(row)?.isIncluded ?? null),
    encodeColumn('excludedBecause', vms.length, (row) => excludedBecause(inclusionAt(row))),
  ]
}

/** Why a VM is left out, as one text; null where it is not. */
export function excludedBecause(inclusion: Inclusion | null): string | null {
  if (inclusion === null || inclusion.reasons.length === 0) return null
  const [first, ...others] = inclusion.reasons
  return others.length === 0 ? (first?.message ?? null) : inclusion.reasons.map((reason) => reason.message).join(' ')
}
