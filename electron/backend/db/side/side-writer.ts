import type { Statement } from 'better-sqlite3'
import type { SideKind, SideRow } from '#shared/domain/side/side-rows.ts'
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
      statementOf(kind).run(importPk, ...SIDE_TABLES[kind].columns.map((column) => encode(column, fields[column.field])))
    },
  }
}

/** The row of a side table as its kind has it. `values` begin with the first of the table's columns. */
export function decodeSideRow<Kind extends SideKind>(kind: Kind, values: readonly unknown[]): SideRow<Kind> {
  const row: Record<string, unknown> = {}
  SIDE_TABLES[kind].columns.forEach((column, index) => {
    row[column.field] = decode(column, values[index] ?? null)
  })
  return row as SideRow<Kind> // the tables are made from the same schemas
}

function encode({ type }: SideColumn, value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (type === 'boolean') return Number(value)
  return type === 'json' ? JSON.stringify(value) : value
}

function decode({ type }: SideColumn, value: unknown): unknown {
  if (value === null) return null
  if (type === 'boolean') return value === 1
  if (type !== 'json' || typeof value !== 'string') return value
  return value === '[]' ? [] : JSON.parse(value)
}
