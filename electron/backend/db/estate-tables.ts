import { z } from 'zod'
import { ESTATE_ROW_KINDS, ESTATE_ROW_SCHEMAS, type EstateRowKind } from '#shared/domain/estate/estate-rows.ts'

/** How one field of a row lies in its table. */
export interface EstateColumn {
  readonly field: string
  readonly column: string
  readonly type: 'text' | 'integer' | 'real' | 'boolean'
  /** The kind of row that the field names by id; the table holds that row's primary key. */
  readonly refersTo: EstateRowKind | null
}

export interface EstateTable {
  readonly kind: EstateRowKind
  readonly table: string
  /** Every field but `sourceId`, which the snapshot stands for. */
  readonly columns: readonly EstateColumn[]
  readonly hasId: boolean
  readonly hasSourceId: boolean
}

/** The kinds that have a table of their own; a source lies in `source` and `snapshot`. */
export type TableKind = Exclude<EstateRowKind, 'source'>

/** Fields that refer to another row. Other names that end in Id are the source's own identifiers. */
const REFERENCES: Readonly<Record<string, EstateRowKind>> = { vmId: 'vm', hostId: 'host', clusterId: 'cluster', datastoreId: 'datastore', portGroupId: 'portGroup', imageId: 'image' }

/** The tables of the estate, from the schemas of its rows: one place for both. */
export const ESTATE_TABLES: ReadonlyMap<TableKind, EstateTable> = new Map(
  ESTATE_ROW_KINDS.filter((kind): kind is TableKind => kind !== 'source').map((kind) => [kind, describeTable(kind)]),
)

/** "vmkernelAdapter" as SQL writes it: "vmkernel_adapter"; digits stay with their word. */
export function toSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function describeTable(kind: TableKind): EstateTable {
  const shape: Readonly<Record<string, z.ZodType>> = ESTATE_ROW_SCHEMAS[kind].shape
  const fields = Object.keys(shape)
  return {
    kind,
    table: toSnakeCase(kind),
    hasId: fields.includes('id'),
    hasSourceId: fields.includes('sourceId'),
    columns: Object.entries(shape).filter(([field]) => field !== 'sourceId').map(([field, schema]): EstateColumn => {
      const refersTo = REFERENCES[field] ?? null
      return {
        field,
        column: columnName(kind, field, refersTo),
        type: refersTo === null ? columnType(schema) : 'integer',
        refersTo,
      }
    }),
  }
}

/** An attribute's object may be of several kinds, so its key has no kind in its name. */
function columnName(kind: TableKind, field: string, refersTo: EstateRowKind | null): string {
  if (kind === 'attribute' && field === 'objectId') return 'object_pk'
  return refersTo === null ? toSnakeCase(field) : `${toSnakeCase(refersTo)}_pk`
}

function columnType(schema: z.ZodType): EstateColumn['type'] {
  const inner = schema instanceof z.ZodNullable ? (schema.unwrap() as z.ZodType) : schema // unwrap() is typed as zod's core
  if (inner instanceof z.ZodBoolean) return 'boolean'
  if (inner instanceof z.ZodNumber) return inner.isInt ? 'integer' : 'real'
  return 'text'
}
