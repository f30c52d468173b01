import type { Table } from '../tables/table-file.ts'
import { addEvidence, decideStyle, noEvidence, type NumberEvidence, type StyleDecision } from '#backend/importers/tables/numbers/number-evidence.ts'
import type { NumberStyle } from '#backend/importers/tables/numbers/parse-number.ts'
import { bindColumns, type ColumnBinding } from './columns/bind-columns.ts'
import { isNumeric, type Column } from './columns/column.ts'
import { throwIfCancelled } from './cancelled.ts'
import type { CancelSignal } from '#shared/domain/cancel-signal.ts'

/** How the columns of one file write numbers as text. Only looked into when a text number with a separator turns up. */
export interface NumberDialects {
  isKnown(): boolean
  /** Reads all of the file's numeric columns once and decides each. */
  infer(): Promise<void>
  /** Null: the column has no number whose style matters. */
  decisionOf(sheet: string, column: Column): StyleDecision | null
  styleOf(sheet: string, column: Column): NumberStyle
  /** The style that most columns have, or null. */
  fileStyle(): NumberStyle | null
}

/** A sheet of the file with the columns that the model uses of it. */
export interface NumericSheet {
  readonly name: string
  readonly columns: readonly Column[]
  readonly table: Table
}

const STYLES: readonly NumberStyle[] = ['comma', 'dot', 'space']

interface ColumnEvidence {
  readonly sheet: string
  readonly column: Column
  readonly evidence: NumberEvidence
}

export function createNumberDialects(sheets: readonly NumericSheet[], signal: CancelSignal): NumberDialects {
  const decisions = new Map<string, StyleDecision>()
  let fileStyle: NumberStyle | null = null
  let isKnown = false

  return {
    isKnown: () => isKnown,
    decisionOf: (sheet, column) => decisions.get(keyOf(sheet, column)) ?? null,
    styleOf: (sheet, column) => decisions.get(keyOf(sheet, column))?.style ?? fileStyle ?? 'comma',
    fileStyle: () => fileStyle,
    async infer() {
      if (isKnown) return
      const found: ColumnEvidence[] = []
      for (const sheet of sheets) found.push(...(await collectEvidence(sheet, signal)))
      const votes = found.map(({ evidence, column }) => decideStyle(evidence, column.kind !== 'decimal', null))
      for (const [index, { sheet, column, evidence }] of found.entries()) {
        const others = votes.filter((_, other) => other !== index)
        const decision = decideStyle(evidence, column.kind !== 'decimal', mostCommonStyle(others))
        if (decision !== null) decisions.set(keyOf(sheet, column), decision)
      }
      fileStyle = mostCommonStyle(votes)
      isKnown = true
    },
  }
}

async function collectEvidence({ name, columns, table }: NumericSheet, signal: CancelSignal): Promise<ColumnEvidence[]> {
  let binding: ColumnBinding | null = null
  let found: { readonly index: number; readonly entry: ColumnEvidence }[] = []
  for await (const batch of table.rows()) {
    throwIfCancelled(signal)
    for (const { cells } of batch) {
      if (binding === null) {
        const { indexBySlot } = (binding = bindColumns(name, columns, cells))
        found = columns
          .filter((column) => isNumeric(column) && (indexBySlot[column.slot] ?? -1) >= 0)
          .map((column) => ({ index: indexBySlot[column.slot] ?? -1, entry: { sheet: name, column, evidence: noEvidence() } }))
        if (found.length === 0) return []
        continue
      }
      for (const { index, entry } of found) addEvidence(entry.evidence, cells[index])
    }
  }
  return found.map(({ entry }) => entry)
}

/** Columns that are sure of their style outvote those that are not. */
function mostCommonStyle(decisions: readonly (StyleDecision | null)[]): NumberStyle | null {
  for (const isCertain of [true, false]) {
    const counts = STYLES.map((style) => decisions.filter((one) => one?.style === style && one.isCertain === isCertain && isEvidence(one)).length)
    const most = Math.max(...counts)
    if (most === 0) continue
    const winners = STYLES.filter((_, index) => counts[index] === most)
    return winners.length === 1 ? (winners[0] ?? null) : null
  }
  return null
}

/** English as the last resort is no evidence for another column. */
function isEvidence(decision: StyleDecision): boolean {
  return decision.because !== 'default'
}

function keyOf(sheet: string, column: Column): string {
  return `${sheet}\n${column.header}`
}
