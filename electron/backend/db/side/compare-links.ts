import type { ImportIssue, SideChanges } from '#shared/domain/estate/import-report.ts'
import { sidePlaceSchema } from '#shared/domain/side/side-place.ts'
import type { SideKind, SideRow } from '#shared/domain/side/side-rows.ts'
import { vmReferenceSchema } from '#shared/domain/side/vm-reference.ts'
import type { ProjectFile } from '../project-file.ts'
import type { SideLink } from './link-rows.ts'
import { SIDE_RULES, type SideRule } from './side-rules.ts'
import { SIDE_TABLES } from './side-tables.ts'
import { decodeSideRow } from './side-writer.ts'

/** The keys of a kind's rows in force, each with the key of its row in the table. */
export type LinksInForce = ReadonlyMap<string, number>

/** What was in force after the import before. */
export function readLinksInForce<Kind extends SideKind>({ database }: ProjectFile, kind: Kind): LinksInForce {
  // The VM is the key: what the rows say is of no interest yet.
  if (SIDE_RULES[kind].replaces === 'vm') return new Map(database.prepare('SELECT vm_id, row_pk FROM current_side_link WHERE kind = ? AND vm_id IS NOT NULL').raw().all(kind) as [string, number][]) // as selected
  const { table, columns } = SIDE_TABLES[kind]
  const sql = `SELECT link.row_pk, link.state, link.vm_id, ${columns.map(({ column }) => `own."${column}"`).join(', ')}
    FROM current_side_link AS link JOIN "${table}" AS own ON own.pk = link.row_pk WHERE link.kind = ? ORDER BY link.row_pk`
  const keys = new Map<string, number>()
  for (const [pk, state, vmId, ...values] of database.prepare(sql).raw().iterate(kind) as IterableIterator<[number, string, string | null, ...unknown[]]>) { // as selected
    const key = keyOf(kind, { row: decodeSideRow(kind, values), state, vmId })
    if (key !== null) keys.set(key, pk)
  }
  return keys
}

/** What is other than before: VM by VM where the kind is about VMs, else row by row. What changed for a VM, and which lost its row, is told. */
export function compareLinks<Kind extends SideKind>(project: ProjectFile, kind: Kind, { before, links, report }: { readonly before: LinksInForce; readonly links: readonly SideLink<Kind>[]; readonly report: (issue: ImportIssue) => void }): SideChanges {
  const isByVm = SIDE_RULES[kind].replaces === 'vm'
  const changes = { added: 0, changed: 0, removed: 0, unchanged: 0 }
  const seen = new Set<string>()
  for (const { pk, row, state, vmId } of links) {
    const key = keyOf(kind, { row, state, vmId })
    if (key === null || seen.has(key)) continue
    seen.add(key)
    const earlier = before.get(key)
    if (earlier === undefined) {
      changes.added += 1
      continue
    }
    const fields = earlier === pk ? [] : differences(readRow(project, kind, earlier), row)
    changes[fields.length === 0 ? 'unchanged' : 'changed'] += 1
    if (isByVm && fields.length > 0) {
      const told = fields.map(({ field, old, now }) => `${field} was ${quoted(old)} and is ${quoted(now)}`)
      report({ code: 'SIDE_VALUES_CHANGED', severity: 'info', sheet: row.sheet, row: row.row, column: fields[0]?.field ?? null, value: key, assumed: null, message: `${key}: ${told.join('; ')}.` })
    }
  }
  for (const [key, pk] of before) {
    if (seen.has(key)) continue
    changes.removed += 1
    if (!isByVm) continue
    const { sheet, row } = readRow(project, kind, pk)
    report({ code: 'SIDE_VM_LOST', severity: 'warning', sheet, row, column: null, value: key, assumed: null, message: `What row ${String(row)} of ${sheet} says of ${key} no longer belongs to a VM of the project; it stays, and holds again when the VM is back.` })
  }
  return changes
}

interface Keyed<Kind extends SideKind> {
  readonly row: SideRow<Kind>
  readonly state: string
  readonly vmId: string | null
}

function keyOf<Kind extends SideKind>(kind: Kind, { row, state, vmId }: Keyed<Kind>): string | null {
  const rule: SideRule<Kind> = SIDE_RULES[kind]
  if (rule.replaces === 'vm') return state === 'joined' ? vmId : null
  return rule.keyOf(row)
}

function readRow<Kind extends SideKind>({ database }: ProjectFile, kind: Kind, pk: number): SideRow<Kind> {
  const { table, columns } = SIDE_TABLES[kind]
  const values = database.prepare(`SELECT ${columns.map(({ column }) => `"${column}"`).join(', ')} FROM "${table}" WHERE pk = ?`).raw().get(pk) as unknown[] // the row is in force
  return decodeSideRow(kind, values)
}

/** Where a row stood and how it named its VM is no change of what it says. */
const PLACE_FIELDS: ReadonlySet<string> = new Set([...Object.keys(sidePlaceSchema.shape), ...Object.keys(vmReferenceSchema.shape)])

function differences(old: object, now: object): { field: string; old: unknown; now: unknown }[] {
  const earlier = old as Readonly<Record<string, unknown>> // rows are flat
  return Object.entries(now)
    .filter(([field, value]) => !PLACE_FIELDS.has(field) && JSON.stringify(value) !== JSON.stringify(earlier[field]))
    .map(([field, value]) => ({ field, old: earlier[field], now: value as unknown }))
}

/** A cell may be a megabyte; a message is for a person. */
const MOST_QUOTED = 60

function quoted(value: unknown): string {
  if (value === null || value === undefined) return 'not given'
  const written = JSON.stringify(value)
  return written.length > MOST_QUOTED ? `${written.slice(0, MOST_QUOTED)}…` : written
}
