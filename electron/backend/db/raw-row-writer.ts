import type { RawRowSink } from '#backend/raw-rows/raw-row-sink.ts'
import type { Steps } from '#shared/domain/steps.ts'
import type { EstateWriter } from './estate-writer.ts'
import type { ProjectFile } from './project-file.ts'

export interface RawRowWriter {
  readonly sink: RawRowSink
  /** What follows is of the inventory with this number; call it before the estate's writer forgets the one before. */
  nextInventory(number: number): Steps<void>
  /** Writes which rows are whose: call it after the last row, and before the estate's writer forgets its VMs. */
  flush(): Steps<void>
}

/** Writes what an import keeps word for word. */
export function createRawRowWriter({ database }: ProjectFile, importPk: number, estate: Pick<EstateWriter, 'placeOfVm'>): RawRowWriter {
  const insertTable = database.prepare('INSERT INTO raw_table (import_pk, inventory_number, number, name, columns) VALUES (?, ?, ?, ?, ?)')
  const insertRows = database.prepare('INSERT INTO raw_row_block (import_pk, inventory_number, table_number, first_row, last_row, rows) VALUES (?, ?, ?, ?, ?, ?)')
  const insertTexts = database.prepare('INSERT INTO raw_text_block (import_pk, inventory_number, number, texts) VALUES (?, ?, ?, ?)')
  const insertVm = database.prepare('INSERT INTO vm_raw_rows (vm_pk, snapshot_pk, rows) VALUES (?, ?, ?)')
  let inventoryNumber = 0
  let owners = createOwners()

  function* flush(): Steps<void> {
    let vms = 0
    for (const { vmId, rows } of owners.all()) {
      const { vmPk, snapshotPk } = estate.placeOfVm(vmId)
      insertVm.run(vmPk, snapshotPk, rows)
      vms += 1
      if (vms % VMS_OF_STEP === 0) yield undefined
    }
    owners = createOwners()
  }
  return {
    sink: {
      table: ({ number, name, columns }) => void insertTable.run(importPk, inventoryNumber, number, name, JSON.stringify(columns)),
      rows: ({ table, firstRow, lastRow, bytes }) => void insertRows.run(importPk, inventoryNumber, table, firstRow, lastRow, bytes),
      texts: ({ number, bytes }) => void insertTexts.run(importPk, inventoryNumber, number, bytes),
      belongs: (vmId, table, row) => {
        owners.add(vmId, table, row)
      },
    },
    *nextInventory(number) {
      yield* flush()
      inventoryNumber = number
    },
    flush,
  }
}

const FIRST_CAPACITY = 4_096
const VMS_OF_STEP = 256

/** Which rows are whose, in arrays of numbers: of a large estate there are some hundred thousand. Each row points to the one before it of its VM. */
function createOwners(): { add(vmId: string, table: number, row: number): void; all(): Generator<{ readonly vmId: string; readonly rows: string }> } {
  const lastOf = new Map<string, number>()
  let tables = new Int32Array(FIRST_CAPACITY)
  let numbers = new Int32Array(FIRST_CAPACITY)
  let before = new Int32Array(FIRST_CAPACITY)
  let count = 0
  const wider = (array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
    const grown = new Int32Array(array.length * 2)
    grown.set(array)
    return grown
  }
  return {
    add(vmId, table, row) {
      if (count === tables.length) [tables, numbers, before] = [wider(tables), wider(numbers), wider(before)]
      tables[count] = table
      numbers[count] = row
      before[count] = lastOf.get(vmId) ?? -1
      lastOf.set(vmId, count)
      count += 1
    },
    *all() {
      for (const [vmId, last] of lastOf) {
        const own: (readonly [table: number, row: number])[] = []
        for (let at = last; at >= 0; at = before[at] ?? -1) own.push([tables[at] ?? 0, numbers[at] ?? 0])
        yield { vmId, rows: JSON.stringify(own.reverse()) }
      }
    },
  }
}
