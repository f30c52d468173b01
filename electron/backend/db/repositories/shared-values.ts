import { setImmediate as nextTurn } from 'node:timers/promises'
import { plainTargetName } from '#shared/engine/naming/target-names.ts'
import { inventoryMemo } from '../inventory-memo.ts'
import type { ProjectFile } from '../project-file.ts'

/** What of a VM or its devices another VM may have as well. */
export type SharedColumn = 'path' | 'rawLunId' | 'macAddress' | 'smbiosUuid' | 'targetName'

/** Which VMs of the current snapshots share something. */
export interface SharedValues {
  /** Primary keys of VMs that have one of the values, of several for a VM more than once; of a value that one VM alone has, perhaps none. Values as `VALUES` has them. */
  vmsWith(column: SharedColumn, values: readonly string[]): readonly number[]
}

/** Where each lies, and what of it is compared: the case of addresses and UUIDs, and blanks around names of files, say nothing. `make`: what SQLite cannot make of it. */
const VALUES: Readonly<Record<SharedColumn, { readonly table: string; readonly vm: string; readonly value: string; readonly make?: (value: string) => string }>> = {
  path: { table: 'disk', vm: 'vm_pk', value: 'trim(path)' },
  rawLunId: { table: 'disk', vm: 'vm_pk', value: 'trim(raw_lun_id)' },
  macAddress: { table: 'nic', vm: 'vm_pk', value: 'lower(mac_address)' },
  smbiosUuid: { table: 'vm', vm: 'pk', value: 'lower(smbios_uuid)' },
  targetName: { table: 'vm', vm: 'pk', value: 'name', make: plainTargetName },
}
const COLUMNS = ['path', 'rawLunId', 'macAddress', 'smbiosUuid', 'targetName'] as const satisfies readonly SharedColumn[]
const CURRENT = 'snapshot_pk IN (SELECT pk FROM current_snapshot)'
/** Rows that are read at once: some milliseconds, after which others are answered. */
const ROWS_AT_ONCE = 4_000

/**
 * No index leads to these values, and looking through all disks, NICs and VMs for each page of a VM costs 0.1 s of 50,000. The first who asks is
 * answered so; meanwhile all are read once, in turns with other calls, and of them those are kept that several VMs have, which are few.
 */
export function sharedValues(project: ProjectFile): SharedValues {
  const { read } = inventoryMemo(project).part(beginReading, project)
  return read() ?? { vmsWith: (column, values) => lookThrough(project, column, values) }
}

/** For whoever wants to wait for it. */
export function whenSharedValuesAreRead(project: ProjectFile): Promise<void> {
  return inventoryMemo(project).part(beginReading, project).done
}

type KeysByValue = ReadonlyMap<string, readonly number[]>

function beginReading(project: ProjectFile): { readonly read: () => SharedValues | null; readonly done: Promise<void> } {
  let values: SharedValues | null = null
  const done = readAll(project).then(
    (found) => {
      values = found
    },
    () => undefined, // whoever asks looks through the project itself, and is told what is wrong with it
  )
  return { read: () => values, done }
}

/** Null where the project was closed meanwhile. */
async function readAll(project: ProjectFile): Promise<SharedValues | null> {
  const found = new Map<SharedColumn, KeysByValue>()
  for (const column of COLUMNS) {
    const keys = await readColumn(project, column)
    if (keys === null) return null
    found.set(column, keys)
  }
  return { vmsWith: (column, values) => values.flatMap((value) => found.get(column)?.get(value) ?? []) }
}

async function readColumn(project: ProjectFile, column: SharedColumn): Promise<KeysByValue | null> {
  const { table, vm, value, make = asItIs } = VALUES[column]
  const sql = `SELECT pk, ${vm}, ${value} FROM ${table} WHERE pk > ? AND ${CURRENT} AND ${value} <> '' ORDER BY pk LIMIT ${String(ROWS_AT_ONCE)}`
  const firsts = new Map<string, number>()
  const shared = new Map<string, number[]>()
  for (let after = 0; ; ) {
    await nextTurn()
    if (!project.database.open) return null
    const rows = project.database.prepare(sql).raw().all(after) as [number, number, string][] // as selected
    for (const [, key, read] of rows) {
      const own = make(read)
      const first = firsts.get(own)
      if (first === undefined) firsts.set(own, key)
      else if (first !== key) {
        const keys = shared.get(own)
        if (keys === undefined) shared.set(own, [first, key])
        else if (keys.at(-1) !== key) keys.push(key)
      }
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < ROWS_AT_ONCE) return shared
    after = last[0]
  }
}

function lookThrough({ database }: ProjectFile, column: SharedColumn, values: readonly string[]): readonly number[] {
  if (values.length === 0) return []
  const { table, vm, value, make } = VALUES[column]
  if (make !== undefined) {
    const wanted = new Set(values)
    const rows = database.prepare(`SELECT ${vm}, ${value} FROM ${table} WHERE ${CURRENT}`).raw().all() as [number, string][] // as selected
    return rows.flatMap(([key, own]) => (wanted.has(make(own)) ? [key] : []))
  }
  return database.prepare(`SELECT ${vm} FROM ${table} WHERE ${CURRENT} AND ${value} IN (SELECT value FROM json_each(?))`).pluck().all(JSON.stringify(values)) as number[] // one column of keys
}

function asItIs(value: string): string {
  return value
}
