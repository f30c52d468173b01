import { nodeOfferSchema } from '#shared/domain/sizing/scenario-parts.ts'
import type { z } from 'zod'

export type PastedModel = z.input<typeof nodeOfferSchema>

/** A row that was not taken: its line, counted from 1, with the field that is wrong, where it is one. */
export interface BadRow {
  readonly line: number
  readonly text: string
  readonly problem: { readonly kind: 'field' | 'ambiguous'; readonly field: string; readonly value: string } | { readonly kind: 'columns' }
}

export interface PastedModels {
  readonly models: readonly PastedModel[]
  readonly badRows: readonly BadRow[]
}

/** Fields in the order in which they are expected where no line names them. */
const FIELDS = ['name', 'sockets', 'coresPerSocket', 'threadsPerCore', 'memoryGib', 'count', 'odfDisks', 'odfDiskTib', 'watts', 'price'] as const
type Field = (typeof FIELDS)[number]
/** Without any of these a row is no model. */
const LEAST_COLUMNS = 5

/** How headers may call a field, without regard to case and to what is no letter. */
const HEADERS: Readonly<Record<Field, readonly string[]>> = {
  name: ['name', 'model', 'node', 'server'],
  sockets: ['sockets', 'cpus', 'processors'],
  coresPerSocket: ['coresasocket', 'corespersocket', 'corespercpu', 'cores'],
  threadsPerCore: ['threadsacore', 'threadspercore', 'threads'],
  memoryGib: ['memorygib', 'memorygb', 'memory', 'ramgib', 'ramgb', 'ram'],
  count: ['count', 'atmost', 'limit', 'number', 'quantity'],
  odfDisks: ['odfdisks', 'disks'],
  odfDiskTib: ['tibadisk', 'odfdisktib', 'disktib'],
  watts: ['watts', 'powerw', 'power'],
  price: ['price', 'cost'],
}

/**
 * Models of node as they are copied out of a spreadsheet: a line each, cells parted by tabs. The first line may name the columns, in
 * any order; without, they are name, sockets, cores a socket, threads a core, memory in GiB, and what may follow. Every line
 * becomes a model or is named with what is wrong with it.
 */
export function pastedModels(text: string): PastedModels {
  const lines = text.split(/\r\n|\r|\n/).map((line, index) => ({ line: index + 1, text: line, cells: line.split('\t').map((cell) => cell.trim()) })).filter(({ cells }) => cells.some((cell) => cell !== ''))
  const named = fieldsOf(lines[0]?.cells ?? [])
  const fields = named ?? FIELDS
  const models: PastedModel[] = []
  const badRows: BadRow[] = []
  for (const { line, text: own, cells } of named === null ? lines : lines.slice(1)) {
    const read = modelOf(cells, fields, named === null ? LEAST_COLUMNS : 1)
    if ('problem' in read) badRows.push({ line, text: own, problem: read.problem })
    else models.push(read.model)
  }
  return { models, badRows }
}

/** The fields of the columns by a line of headers; null: it is none. */
function fieldsOf(cells: readonly string[]): readonly (Field | null)[] | null {
  const fields = cells.map((cell) => FIELDS.find((field) => HEADERS[field].includes(cell.toLowerCase().replaceAll(/[^a-z]/g, ''))) ?? null)
  return fields.includes('sockets') || fields.includes('memoryGib') ? fields : null
}

function modelOf(cells: readonly string[], fields: readonly (Field | null)[], least: number): { readonly model: PastedModel } | { readonly problem: BadRow['problem'] } {
  if (cells.length < least) return { problem: { kind: 'columns' } }
  const raw: Record<string, unknown> = {}
  for (const [index, field] of fields.entries()) {
    const cell = cells[index] ?? ''
    if (field === null || cell === '') continue
    // "1.024" is a thousand in one country and one in another, and so is "1,024".
    if (field !== 'name' && /^\d{1,3}[.,]\d{3}$/.test(cell)) return { problem: { kind: 'ambiguous', field, value: cell } }
    raw[field] = field === 'name' ? cell : numberOf(cell)
  }
  const parsed = nodeOfferSchema.safeParse(raw)
  if (parsed.success) return { model: raw as PastedModel } // the schema has just taken it
  const field = String(parsed.error.issues[0]?.path[0] ?? '')
  return { problem: { kind: 'field', field, value: cells[fields.findIndex((own) => own === field)] ?? '' } }
}

/** A number with spaces between thousands and a point or a comma before decimals; else the text, which no schema takes. */
function numberOf(cell: string): number | string {
  const plain = cell.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : cell
}
