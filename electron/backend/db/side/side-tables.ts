import { z } from 'zod'
import { SIDE_KINDS, SIDE_ROW_SCHEMAS, type SideKind } from '#shared/domain/side/side-rows.ts'
import { toSnakeCase } from '../estate-tables.ts'

export interface SideColumn {
  readonly field: string
  readonly column: string
  /** `json`: a list. */
  readonly type: 'text' | 'integer' | 'real' | 'boolean' | 'json'
}

export interface SideTable {
  readonly kind: SideKind
  readonly table: string
  readonly columns: readonly SideColumn[]
}

/** The tables of side files, from the schemas of their rows: one place for both. */
export const SIDE_TABLES = Object.fromEntries(SIDE_KINDS.map((kind) => [kind, describeTable(kind)])) as Readonly<Record<SideKind, SideTable>> // one entry a kind

function describeTable(kind: SideKind): SideTable {
  return { kind, table: toSnakeCase(kind), columns: columnsOf(SIDE_ROW_SCHEMAS[kind].shape) }
}

function columnsOf(shape: Readonly<Record<string, z.ZodType>>): SideColumn[] {
  return Object.entries(shape).map(([field, schema]) => ({ field, column: toSnakeCase(field), type: columnType(schema) }))
}

function columnType(schema: z.ZodType): SideColumn['type'] {
  const inner = schema instanceof z.ZodNullable ? (schema.unwrap() as z.ZodType) : schema // unwrap() is typed as zod's core
  if (inner instanceof z.ZodArray) return 'json'
  if (inner instanceof z.ZodBoolean) return 'boolean'
  if (inner instanceof z.ZodNumber) return inner.isInt ? 'integer' : 'real'
  return 'text'
}
