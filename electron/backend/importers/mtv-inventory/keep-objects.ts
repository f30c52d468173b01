import { setImmediate } from 'node:timers/promises'
import { createRawRows } from '#backend/raw-rows/raw-rows.ts'
import { createRecordTable, type RecordField } from '#backend/raw-rows/record-table.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { DumpRun } from './dump-run.ts'
import type { Json, JsonFields } from './json-object.ts'

/** VMs between two looks at the signal. */
const VMS_OF_BATCH = 200
/** Objects inside objects; MTV's own stay below 10. */
const MOST_DEPTH = 64
/** MTV's inventory has no passwords; a file that somebody wrote by hand might. */
const SECRET_FIELD = /passw|secret|token|private.?key/i
const NOT_STORED = '(may be a secret, not stored)'

/** Keeps what the dump says of each VM word for word. */
export async function keepObjects(run: DumpRun): Promise<void> {
  const raw = createRawRows(run.sink.raw)
  const table = createRecordTable(raw, 'vms')
  for (const [index, { id, row, object }] of run.objectsOf('vms').entries()) {
    if (index % VMS_OF_BATCH === 0) {
      if (run.context.signal.aborted) throw new AppError('cancelled', 'The import was cancelled.')
      await setImmediate()
    }
    table.add(id, row, fieldsOf(object.fields))
  }
  table.finish()
  await raw.finish()
}

function fieldsOf(fields: JsonFields): readonly RecordField[] {
  const found: RecordField[] = []
  const walk = (value: Json, path: string, depth: number): void => {
    if (value === null || value === '') return
    if (typeof value !== 'object') {
      found.push([path, value])
      return
    }
    if (depth > MOST_DEPTH) {
      found.push([path, `(more than ${String(MOST_DEPTH)} objects inside each other, not stored)`])
      return
    }
    if (Array.isArray(value)) {
      ;(value as readonly Json[]).forEach((entry, index) => {
        walk(entry, `${path}[${String(index + 1)}]`, depth + 1)
      })
      return
    }
    for (const [name, inner] of Object.entries(value)) walk(SECRET_FIELD.test(name) ? NOT_STORED : inner, path === '' ? name : `${path}/${name}`, depth + 1)
  }
  walk(fields, '', 0)
  return found
}
