import { placeOn } from './sheet-builder.ts'

/** The defined names of a workbook, each for one cell. */
export interface NamedCells {
  /** Names a cell such as "B4". A name that is there already is a mistake of ours. */
  add(name: string, sheet: string, cell: string): void
  readonly list: readonly { readonly name: string; readonly range: string }[]
}

/** An empty list of names. */
export function createNamedCells(): NamedCells {
  const list: { name: string; range: string }[] = []
  return {
    add: (name, sheet, cell) => {
      if (list.some((known) => known.name === name)) throw new Error(`The name ${name} is given twice in the workbook.`)
      list.push({ name, range: placeOn(sheet, absolute(cell)) })
    },
    list,
  }
}

/** "$B$4" for "B4". */
export function absolute(cell: string): string {
  return cell.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2')
}
