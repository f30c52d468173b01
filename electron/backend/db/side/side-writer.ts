import type { Statement } from 'better-sqlite3'
import type { SideKind, SideRow } from '#shared/domain/side/side-rows.ts'
import { VM_PROPERTY_FIELDS } from '#shared/domain/side/vm-property.ts'
import type { ProjectFile } from '../project-file.ts'
import { type SideColumn, SIDE_TABLES } from './side-tables.ts'

/** Writes rows of side files of one import into their tables. */
export interface SideWriter {
  write<Kind extends SideKind>(kind: Kind, row: SideRow<Kind>): void
}

export function createSideWriter({ database }: ProjectFile, importPk: number): SideWriter {
  const statements = new Map<SideKind, Statement>()
  const statementOf = (kind: SideKind): Statement => {
    const known = statements.get(kind)
    if (known !== undefined) return known
    const { table, columns } = SIDE_TABLES[kind]
    const names = ['import_pk', ...columns.map(({ column }) => column)].map((name) => `"${name}"`)
    const statement = database.prepare(`INSERT INTO "${table}" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
    statements.set(kind, statement)
    return statement
  }
  return {
    write: (kind, row) => {
      const fields = row as Readonly<Record<string, unknown>> // its fields are those of the table, which is made from its schema
      statementOf(kind).run(importPk, ...SIDE_TABLES[kind].columns.map((column) => encode(column, column.fields === undefined ? fields[column.field] : pick(fields, column.fields))))
    },
  }
}

/** The row of a side table as its kind has it. `values` begin with the first of the table's columns. */
export function decodeSideRow<Kind extends SideKind>(kind: Kind, values: readonly unknown[]): SideRow<Kind> {
  const row: Record<string, unknown> = {}
  SIDE_TABLES[kind].columns.forEach((column, index) => {
    const value = decode(column, values[index] ?? null)
    if (column.fields === undefined) row[column.field] = value
    else Object.assign(row, NOTHING_SAID[kind], value)
  })
  return row as SideRow<Kind> // the tables are made from the same schemas
}

/** A field that came to a packed kind after a row was written is not said by that row. */
const NOTHING_SAID: Partial<Record<SideKind, object>> = { vmProperty: Object.fromEntries(VM_PROPERTY_FIELDS.map((field) => [field, null])) }

function pick(row: Readonly<Record<string, unknown>>, fields: readonly string[]): object {
  return Object.fromEntries(fields.map((field) => [field, row[field]]))
}

function encode({ type }: SideColumn, value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (type === 'boolean') return Number(value)
  return type === 'json' || type === 'packed' ? JSON.stringify(value) : value
}

function decode({ type }: SideColumn, value: unknown): unknown {
  if (value === null) return null
  if (type === 'boolean') return value === 1
  if ((type !== 'json' && type !== 'packed') || typeof value !== 'string') return value
  return value === '[]' ? [] : JSON.parse(value)
}
