import type { Attribute } from '#shared/domain/estate/attribute.ts'
import { parseText } from './cells/parse-text.ts'
import { columnLetters } from './columns/header-key.ts'
import type { ImportRun } from './import-run.ts'
import type { RowReader } from './row-reader.ts'

/** Yields the cells of a row's unknown and headerless columns with the object that the row is about, which was yielded before. */
export function collectAttributes({ sink }: Pick<ImportRun, 'sink'>, row: RowReader, objectKind: Attribute['objectKind'], objectId: string): void {
  forEachForeignCell(row, (name, value, letters) => {
    sink.row('attribute', { objectKind, objectId, name: name ?? `Column ${letters}`, value })
  })
}

/** The same for the other sheets of a VM, which repeat vInfo's attributes: only names that vInfo lacks are kept. */
export function createSheetAttributes(run: ImportRun, sheet: string): (row: RowReader, vmId: string) => void {
  return (row, vmId) => {
    forEachForeignCell(row, (name, value, letters) => {
      if (name === null) run.vmAttributes.add(vmId, sheet, `${sheet} Column ${letters}`, value)
      else if (!run.scan.headerNames.has(name.toLowerCase())) run.vmAttributes.add(vmId, sheet, name, value)
    })
  }
}

/** `name` is null for a cell without a header. */
function forEachForeignCell(row: RowReader, take: (name: string | null, value: string, letters: string) => void): void {
  const { extra, blank, headers } = row.binding
  const { cells } = row
  for (const { index, name } of extra) {
    const text = parseText(cells[index])
    if (text !== null) take(name, text, '')
  }
  for (const index of blank) {
    const text = parseText(cells[index])
    if (text !== null) take(null, text, columnLetters(index))
  }
  for (let index = headers.length; index < cells.length; index++) {
    const text = parseText(cells[index])
    if (text !== null) take(null, text, columnLetters(index))
  }
}
