import type { ImportIssue, RejectedRow } from '#shared/domain/estate/import-report.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import type { EstateSink, ImportContext } from '../importer.ts'
import { KIND_OF_ELEMENT } from './documents/element-kinds.ts'
import { textOf, type OvirtElement } from './documents/ovirt-element.ts'
import type { OvirtInventory } from './documents/ovirt-inventory.ts'

/** One import of one engine's inventory while its rows are yielded. */
export interface OvirtRun {
  readonly inventory: OvirtInventory
  readonly source: Source
  readonly sink: EstateSink
  readonly context: ImportContext
  /** The id under which an object is known in the project. */
  idOf(objectId: string): string
  /** The name of an object, its id where it has none; null where there is no such object. */
  nameOf(element: string, id: string | null): string | null
  /** Like `nameOf`, and an issue where an object is referred to that no document lists. */
  resolveName(element: string, id: string | null, by: string): string | null
  report(issue: Pick<ImportIssue, 'code' | 'severity' | 'message'> & Partial<ImportIssue>): void
  /** Counts an object of a kind that went into the model. */
  keep(element: string): void
  /** Counts it and keeps it whole with the reason why it did not. */
  reject(element: OvirtElement, reason: string): void
  /** For the report: rows, kept and rejected by element name. */
  readonly counts: ReadonlyMap<string, { readonly kept: number; readonly rejected: number }>
}

export function createRun(inventory: OvirtInventory, source: Source, sink: EstateSink, context: ImportContext): OvirtRun {
  const counts = new Map<string, { kept: number; rejected: number }>()
  const countOf = (element: string): { kept: number; rejected: number } => {
    const known = counts.get(element) ?? { kept: 0, rejected: 0 }
    counts.set(element, known)
    return known
  }
  const run: OvirtRun = {
    inventory,
    source,
    sink,
    context,
    counts,
    idOf: (objectId) => `${source.id}/${objectId}`,
    nameOf: (element, id) => {
      const found = inventory.find(element, id)
      return found === null ? null : (textOf(found, 'name') ?? id)
    },
    resolveName: (element, id, by) => {
      if (id === null) return null
      const name = run.nameOf(element, id)
      if (name === null) {
        run.report({
          code: 'REFERENCE_NOT_FOUND', severity: 'warning', sheet: listOf(element), value: id,
          message: `${by} refers to the ${element.replaceAll('_', ' ')} ${id}, which no document lists: export ${listOf(element)} too.`,
        })
      }
      return name
    },
    report: (issue) => sink.issue({ sheet: null, row: null, column: null, value: null, assumed: null, ...issue }),
    keep: (element) => void (countOf(element).kept += 1),
    reject: (element, reason) => {
      const count = countOf(element.name)
      count.rejected += 1
      sink.rejected({ sheet: listOf(element.name), row: count.kept + count.rejected, reason, cells: cellsOf(element) })
    },
  }
  return run
}

/** What a collection is called in the report. */
export function listOf(element: string): string {
  return KIND_OF_ELEMENT.get(element)?.list ?? element
}

/** A rejected object is kept whole, as far as a report can show it. */
const MOST_CELLS = 200

function cellsOf(element: OvirtElement): RejectedRow['cells'] {
  const cells: { column: string; value: string }[] = []
  const walk = (at: OvirtElement, path: string): void => {
    if (cells.length >= MOST_CELLS) return
    if (at.id !== null) cells.push({ column: path === '' ? 'id' : `${path}/id`, value: at.id })
    if (at.text !== '') cells.push({ column: path, value: at.text })
    for (const child of at.children) walk(child, path === '' ? child.name : `${path}/${child.name}`)
  }
  walk(element, '')
  return cells
}
