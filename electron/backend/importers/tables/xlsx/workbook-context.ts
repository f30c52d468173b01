import type { CellContext } from './cell-scanner.ts'
import { readDateStyles } from './date-styles.ts'
import type { PackageParts } from './package-parts.ts'
import { PartProblem } from './part-problem.ts'
import { readSharedStrings } from './shared-strings.ts'
import type { Workbook } from './workbook.ts'
import type { XlsxLimits } from './xlsx-limits.ts'

/** What all sheets of a workbook share, each read when a sheet first needs it, and once. Both throw AppError. */
export interface WorkbookContext {
  cells(): Promise<CellContext>
  sharedStrings(): Promise<readonly string[]>
}

export function createWorkbookContext(parts: PackageParts, workbook: Workbook, limits: XlsxLimits): WorkbookContext {
  const { sharedStringsPart, stylesPart, is1904 } = workbook
  return {
    cells: once(async () => {
      if (stylesPart === undefined || !parts.has(stylesPart)) return { isDateStyle: [], is1904 }
      return { isDateStyle: await parts.withPart(stylesPart, async () => readDateStyles(await parts.read(stylesPart))), is1904 }
    }),
    sharedStrings: once(async () => {
      // A workbook that lacks the part and needs it fails at the first cell that refers to it.
      if (sharedStringsPart === undefined || !parts.has(sharedStringsPart)) return []
      return await parts.withPart(sharedStringsPart, () => {
        if (parts.sizeOf(sharedStringsPart) > limits.sharedStringsBytes) {
          throw new PartProblem(`is larger than ${String(limits.sharedStringsBytes)} bytes`)
        }
        return readSharedStrings(parts.stream(sharedStringsPart), limits)
      })
    }),
  }
}

/** What failed is tried again by the next one who asks. */
function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let value: Promise<Value> | undefined
  return () => {
    value ??= read().catch((error: unknown) => {
      value = undefined
      throw error
    })
    return value
  }
}
