import { z } from 'zod'
import { sidePlaceSchema } from '#shared/domain/side/side-place.ts'
import { SIDE_KINDS, SIDE_ROW_SCHEMAS, type SideKind } from '#shared/domain/side/side-rows.ts'
import { VM_PROPERTY_FIELDS } from '#shared/domain/side/vm-property.ts'
import { vmReferenceSchema } from '#shared/domain/side/vm-reference.ts'
import { toSnakeCase } from '../estate-tables.ts'

export interface SideColumn {
  readonly field: string
  readonly column: string
  /** `json`: a list. `packed`: several fields of the row as one JSON object. */
  readonly type: 'text' | 'integer' | 'real' | 'boolean' | 'json' | 'packed'
  /** Of a packed column: the row's fields in it. */
  readonly fields?: readonly string[]
}

export interface SideTable {
  readonly kind: SideKind
  readonly table: string
  readonly columns: readonly SideColumn[]
  /** SQL that tells the kind's rows from the others of its table. */
  readonly isOwnRow: string
}

/** The tables of side files, from the schemas of their rows: one place for both. */
export const SIDE_TABLES: Readonly<Record<SideKind, SideTable>> = {
  ...(Object.fromEntries(SIDE_KINDS.map((kind) => [kind, describeTable(kind)])) as Record<SideKind, SideTable>), // one entry a kind
  ...sharedTable(),
}

function describeTable(kind: SideKind): SideTable {
  return { kind, table: toSnakeCase(kind), columns: columnsOf(SIDE_ROW_SCHEMAS[kind].shape), isOwnRow: 'TRUE' }
}

/**
 * Properties of VMs lie with the rows of application lists, which name their VM by the same columns: what they say is one JSON object
 * where an application's row has its list of other cells. So the two are told apart, and a project needs no table for a kind that few have.
 */
function sharedTable(): Pick<Record<SideKind, SideTable>, 'application' | 'vmProperty'> {
  const application = describeTable('application')
  const packed: SideColumn = { field: 'facts', column: 'other_cells', type: 'packed', fields: [...VM_PROPERTY_FIELDS, 'otherCells'] }
  return {
    application: { ...application, isOwnRow: "json_type(other_cells) = 'array'" },
    vmProperty: { kind: 'vmProperty', table: application.table, columns: [...columnsOf({ ...sidePlaceSchema.shape, ...vmReferenceSchema.shape }), packed], isOwnRow: "json_type(other_cells) = 'object'" },
  }
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
