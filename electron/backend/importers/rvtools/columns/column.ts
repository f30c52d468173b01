/**
 * What a column's cells hold. `integer`: a count. `whole`: an amount that RVTools writes without decimals (MiB, MHz).
 * `decimal`: an amount that may have decimals (percentages).
 */
export type ColumnKind = 'text' | 'integer' | 'whole' | 'decimal' | 'boolean' | 'date'

export interface ColumnOptions {
  /** Headers of other RVTools versions for the same thing; MB and MiB, KB and KiB are taken as one without being named here. */
  readonly aliases?: readonly string[]
  /** The issue that its absence raises, MISSING_COLUMN when not given. */
  readonly missingCode?: string
  /** Its absence is normal and not reported: another column says the same, or only some files have it. */
  readonly isOptional?: boolean
  /** A text that can be a number with grouped thousands, so that the file's number style must be known to read it. */
  readonly isMaybeGrouped?: boolean
  /** A size or a count of what is there: a number below zero is a mistake, and not RVTools' -1 for "no limit". */
  readonly isNeverNegative?: boolean
}

/** A column that the model uses. */
export interface Column<Kind extends ColumnKind = ColumnKind> {
  readonly kind: Kind
  /** As the newest RVTools writes it. */
  readonly header: string
  readonly aliases: readonly string[]
  readonly missingCode: string
  readonly isOptional: boolean
  readonly isMaybeGrouped: boolean
  readonly isNeverNegative: boolean
  /** Its place among the sheet's columns, by which a row finds its cell. -1 before `defineColumns`. */
  readonly slot: number
}

/** The issue code of a column whose absence costs its own value only. */
export const MISSING_COLUMN = 'MISSING_COLUMN'

export function text(header: string, options?: ColumnOptions): Column<'text'> {
  return column('text', header, options)
}

export function integer(header: string, options?: ColumnOptions): Column<'integer'> {
  return column('integer', header, options)
}

export function whole(header: string, options?: ColumnOptions): Column<'whole'> {
  return column('whole', header, options)
}

export function decimal(header: string, options?: ColumnOptions): Column<'decimal'> {
  return column('decimal', header, options)
}

export function flag(header: string, options?: ColumnOptions): Column<'boolean'> {
  return column('boolean', header, options)
}

export function date(header: string, options?: ColumnOptions): Column<'date'> {
  return column('date', header, options)
}

/** Gives each column of a sheet its slot. */
export function defineColumns<Columns extends Readonly<Record<string, Column>>>(columns: Columns): Columns {
  const entries = Object.entries(columns).map(([key, value], slot) => [key, { ...value, slot }])
  return Object.fromEntries(entries) as Columns // fromEntries forgets the keys; each value keeps its kind
}

export function isNumeric(column: Column): boolean {
  return column.kind === 'integer' || column.kind === 'whole' || column.kind === 'decimal'
}

function column<Kind extends ColumnKind>(kind: Kind, header: string, options: ColumnOptions = {}): Column<Kind> {
  const { aliases = [], missingCode = MISSING_COLUMN, isOptional = false, isMaybeGrouped = false, isNeverNegative = false } = options
  return { kind, header, aliases, missingCode, isOptional, isMaybeGrouped, isNeverNegative, slot: -1 }
}
