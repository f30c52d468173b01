import { isDeepStrictEqual } from 'node:util'
import { AppError } from '#shared/contract/app-error.ts'
import { valueText } from './value-text.ts'

type Value = Readonly<Record<string, unknown>> | null

/** A decision that somebody wants to replace; a value of null is none. */
export interface Replacement {
  readonly kind: string
  /** The object by its name. */
  readonly name: string
  /** In force when it was looked at. */
  readonly seen: Value
  readonly current: Value
  readonly wanted: Value
  /** When what is in force now was decided; null where nothing is. */
  readonly at: string | null
  /** A newer decision was undone. */
  readonly isUndone: boolean
}

/**
 * Refuses to replace what nobody has looked at: AppError conflict (reason `changed`) where a decision was changed since, unless it is by now what is
 * wanted anyway. `mine` and `theirs` of its details are the two as YAML, empty where there is no decision.
 */
export function refuseChanged({ kind, name, seen, current, wanted, at, isUndone }: Replacement): void {
  if (isDeepStrictEqual(current, seen) || isDeepStrictEqual(current, wanted)) return
  const what = NAMES[kind] ?? `What is decided about ${name}`
  const how = isUndone ? 'was taken back to what it had been before' : current === null ? 'was taken back' : `was changed${at === null ? '' : ` at ${at}`}`
  const parts = changedParts(seen, current)
  throw new AppError('conflict', `${what} ${how}${parts === '' ? '' : ` (${parts})`} after you had looked at it, so nothing was saved: choose which of the two counts.`, {
    reason: 'changed', kind, at, mine: valueText(wanted) ?? '', theirs: valueText(current) ?? '',
  })
}

/** What is one value as a whole has a name of its own. */
const NAMES: Readonly<Record<string, string>> = { 'target.settings': 'The target', 'waves.settings': 'What is set about waves', 'storage.rules': 'What the storage rules say', 'note': 'The note' }

/** As many as a sentence holds. */
const MOST_PARTS = 3

/** The names of the parts that differ. */
function changedParts(seen: Value, current: Value): string {
  if (seen === null || current === null) return ''
  const names = [...new Set([...Object.keys(current), ...Object.keys(seen)])].filter((key) => !isDeepStrictEqual(seen[key], current[key]))
  return names.length <= MOST_PARTS ? names.join(', ') : `${names.slice(0, MOST_PARTS).join(', ')} and ${String(names.length - MOST_PARTS)} more`
}
