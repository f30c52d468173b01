import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readSync, writeFileSync, writeSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

/** What SQLite does with a file: opens it, reads and writes pages, and has the disk settle them (fsync). The order of unsteady-disk.c. */
const KINDS = ['opening', 'reading', 'writing', 'settling'] as const
type Kind = (typeof KINDS)[number]

/** Of a field of unsteady-disk.c, which has for each kind a delay, then for each an error, then for each how many calls there were. */
const FIELD_BYTES = 4
const FIRST_COUNT = 2 * KINDS.length

const MICROSECONDS_A_MILLISECOND = 1_000

/** What a call meets from now on. */
export interface Unsteadiness {
  readonly delayMs?: number
  readonly error?: keyof typeof constants.errno | undefined
}

/** A folder that answers as a share does that is slow or fails, for processes that are started with its environment. */
export interface UnsteadyDisk {
  readonly environment: Readonly<Record<string, string>>
  /** The same, where besides every lock is granted and excludes nobody. */
  readonly environmentWithoutLocks: Readonly<Record<string, string>>
  /** Calls of kinds that are not named are answered as usual. */
  set(meets: Partial<Record<Kind, Unsteadiness>>): void
  /** How many there were so far. */
  calls(): Readonly<Record<Kind, number>>
  close(): void
}

/** Whether such a disk can be made: on Linux, with a C compiler. */
export const canBeUnsteady = process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0

/** `place` is whose calls are slow or fail, `folder` where what this takes is kept. Throws Error where the library cannot be compiled. */
export function makeUnsteadyDisk(place: string, folder: string): UnsteadyDisk {
  const [library, control] = [join(folder, 'unsteady-disk.so'), join(folder, 'unsteady-disk.control')]
  const compiled = spawnSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, join(import.meta.dirname, 'unsteady-disk.c'), '-ldl'], { encoding: 'utf8' })
  if (compiled.status !== 0) throw new Error(`The library of a disk that is slow or fails was not compiled: ${compiled.stderr}`)
  writeFileSync(control, Buffer.alloc(3 * KINDS.length * FIELD_BYTES))
  const handle = openSync(control, 'r+')
  const environment = { LD_PRELOAD: library, UNSTEADY_FOLDER: place, UNSTEADY_CONTROL: control }
  return {
    environment,
    environmentWithoutLocks: { ...environment, UNSTEADY_LOCKS: 'nothing' },
    set: (meets) => {
      const fields = Int32Array.from([...KINDS.map((kind) => Math.round((meets[kind]?.delayMs ?? 0) * MICROSECONDS_A_MILLISECOND)), ...KINDS.map((kind) => errorNumber(meets[kind]?.error))])
      writeSync(handle, fields, 0, fields.byteLength, 0)
    },
    calls: () => {
      const fields = new Int32Array(KINDS.length)
      readSync(handle, fields, 0, fields.byteLength, FIRST_COUNT * FIELD_BYTES)
      const [opening = 0, reading = 0, writing = 0, settling = 0] = fields
      return { opening, reading, writing, settling }
    },
    close: () => closeSync(handle),
  }
}

function errorNumber(name: keyof typeof constants.errno | undefined): number {
  return name === undefined ? 0 : constants.errno[name]
}
