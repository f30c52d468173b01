import type { SideKind, SideRow } from '#shared/domain/side/side-rows.ts'
import type { FoundVm, VmFinder } from '#shared/engine/side-files/find-vm.ts'
import type { ProjectFile } from '../project-file.ts'
import { referenceKey, SIDE_RULES, type SideRule } from './side-rules.ts'
import { SIDE_TABLES } from './side-tables.ts'
import { decodeSideRow } from './side-writer.ts'

/** `listed`: the row is about no VM. `duplicate`: an earlier row of the same import is about the same VM. */
export type SideState = FoundVm['state'] | 'listed' | 'duplicate'

/** A row in force, and what became of its VM. */
export interface SideLink<Kind extends SideKind> {
  readonly pk: number
  readonly importPk: number
  readonly row: SideRow<Kind>
  readonly state: SideState
  /** The VM of a joined row, and the one that a duplicate is about. */
  readonly vmId: string | null
  readonly found: FoundVm | null
}

/** Which of a kind's rows are in force, newest import first, and which VMs they mean. */
export function linkRows<Kind extends SideKind>(project: ProjectFile, kind: Kind, finder: VmFinder): SideLink<Kind>[] {
  const rule: SideRule<Kind> = SIDE_RULES[kind]
  const links: SideLink<Kind>[] = []
  const takenBy = new Map<string, number>()
  const sheetsOf = new Map<string, number>()
  for (const { pk, importPk, row } of readRows(project, kind)) {
    const reference = rule.vmOf(row)
    const found = reference === null ? null : finder.find(reference)
    const vmId = found?.state === 'joined' ? found.vm.id : null
    if (rule.replaces === 'vm') {
      const words = reference === null ? '' : referenceKey(reference)
      const owners = [vmId, words].map((key) => (key === null ? undefined : takenBy.get(key))).filter((owner) => owner !== undefined)
      const sheetOwner = sheetsOf.get(row.sheet) ?? importPk
      sheetsOf.set(row.sheet, sheetOwner)
      // What found no VM in an older state of the same file was put right in the newer one, or taken out of it.
      if (owners.some((owner) => owner !== importPk) || (vmId === null && sheetOwner !== importPk)) continue
      const isDuplicate = owners.length > 0
      takenBy.set(words, importPk)
      if (vmId !== null) takenBy.set(vmId, importPk)
      links.push({ pk, importPk, row, state: isDuplicate ? 'duplicate' : (found?.state ?? 'listed'), vmId, found })
      continue
    }
    const scope = rule.replaces(row)
    const owner = takenBy.get(scope) ?? importPk
    takenBy.set(scope, owner)
    if (owner === importPk) links.push({ pk, importPk, row, state: found?.state ?? 'listed', vmId, found })
  }
  return links
}

function* readRows<Kind extends SideKind>({ database }: ProjectFile, kind: Kind): Generator<{ pk: number; importPk: number; row: SideRow<Kind> }> {
  const { table, columns } = SIDE_TABLES[kind]
  const sql = `SELECT pk, import_pk, ${columns.map(({ column }) => `"${column}"`).join(', ')} FROM "${table}" ORDER BY import_pk DESC, pk`
  for (const [pk, importPk, ...values] of database.prepare(sql).raw().iterate() as IterableIterator<[number, number, ...unknown[]]>) { // as selected
    yield { pk, importPk, row: decodeSideRow(kind, values) }
  }
}
