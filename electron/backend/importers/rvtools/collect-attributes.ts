import type { Attribute } from '#shared/domain/estate/attribute.ts'
import { parseText } from './cells/parse-text.ts'
import { columnLetters } from './columns/header-key.ts'
import type { ImportRun } from './import-run.ts'
import type { RowReader } from './row-reader.ts'

const VALUE_SEPARATOR = '; '

/** Keeps the cells of a row's unknown and headerless columns with the object that the row is about. */
export function collectAttributes(run: ImportRun, row: RowReader, objectKind: Attribute['objectKind'], objectId: string): void {
  const { extra, blank, headers } = row.binding
  for (const { index, name } of extra) {
    const value = parseText(row.cells[index])
    if (value !== null) run.attributes.push({ objectKind, objectId, name, value })
  }
  for (const index of headerlessCells(blank, headers.length, row.cells.length)) {
    const value = parseText(row.cells[index])
    if (value !== null) run.attributes.push({ objectKind, objectId, name: `Column ${columnLetters(index)}`, value })
  }
}

/**
 * The same for the other sheets of a VM, which repeat vInfo's attributes: only names that vInfo lacks are kept.
 * A VM with several rows keeps each different value.
 */
export function createSheetAttributes(run: ImportRun, sheet: string): (row: RowReader, vmId: string) => void {
  const kept = run.childAttributes
  return (row, vmId) => {
    const { extra, blank, headers } = row.binding
    if (extra.length === 0 && blank.length === 0 && row.cells.length <= headers.length) return
    for (const { index, name } of extra) if (!run.scan.headerNames.has(name.toLowerCase())) keep(vmId, name, parseText(row.cells[index]))
    for (const index of headerlessCells(blank, headers.length, row.cells.length)) {
      keep(vmId, `${sheet} Column ${columnLetters(index)}`, parseText(row.cells[index]))
    }
  }

  function keep(objectId: string, name: string, value: string | null): void {
    if (value === null) return
    const key = `${objectId}\n${name}`
    const known = kept.get(key)
    if (known === undefined) {
      const attribute = { objectKind: 'vm' as const, objectId, name, value }
      kept.set(key, attribute)
      run.attributes.push(attribute)
    } else if (!known.value.split(VALUE_SEPARATOR).includes(value)) {
      known.value += VALUE_SEPARATOR + value
    }
  }
}

function headerlessCells(blank: readonly number[], from: number, to: number): number[] {
  const cells = [...blank]
  for (let index = from; index < to; index++) cells.push(index)
  return cells
}
