import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { AppError } from '#shared/contract/app-error.ts'
import { writeReason } from './write-reason.ts'

const PRIVATE_FOLDER = 0o700
const PRIVATE_FILE = 0o600

interface PrivateJsonOptions<Value> {
  readonly folder: string
  readonly file: string
  readonly schema: z.ZodType<Value>
  /** What is in it, to begin a sentence with. */
  readonly what: string
  /** Hears that it was damaged, and what that leaves as it was. */
  readonly tell: (sentence: string) => void
  readonly untouched: string
}

/** A small file of the user's own that nobody else may read. AppError io where it cannot be read or written. */
export interface PrivateJsonFile<Value> {
  /** Null where there is none, or none that can be understood: that one is set aside under another name, since it is no reason not to start. */
  read(): Value | null
  /** Written beside its place and renamed, so that a crash leaves the old one or the new one. */
  write(value: Value): void
}

export function privateJsonFile<Value>({ folder, file: name, schema, what, tell, untouched }: PrivateJsonOptions<Value>): PrivateJsonFile<Value> {
  const file = join(folder, name)
  return {
    read: () => {
      try {
        if (!existsSync(file)) return null
        const stored = parse(readFileSync(file, 'utf8'), schema)
        if (stored !== null) return stored
        renameSync(file, `${file}.damaged`)
      } catch (cause) {
        throw new AppError('io', `${what} in ${folder} cannot be read: ${writeReason(cause)}.`, { folder }, { cause })
      }
      tell(`${what} was damaged: it is kept as ${file}.damaged, and a new one begins. ${untouched}`)
      return null
    },
    write: (value) => {
      const draft = `${file}.${process.pid}.draft`
      try {
        mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER })
        writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: PRIVATE_FILE, flush: true })
        renameSync(draft, file)
      } catch (cause) {
        if (existsSync(draft)) rmSync(draft)
        throw new AppError('io', `${what} cannot be written to ${folder}: ${writeReason(cause)}.`, { folder }, { cause })
      }
    },
  }
}

function parse<Value>(text: string, schema: z.ZodType<Value>): Value | null {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    // Not JSON, or not ours: the caller sets it aside.
    return null
  }
}
