import type { z } from 'zod'
import { pathText } from './path-text.ts'

/** A field that a schema refuses: "storageClasses[0].name". */
export interface Fault {
  readonly path: string
  readonly message: string
}

export interface PlacedFault extends Fault {
  readonly steps: readonly PropertyKey[]
}

/**
 * What a schema refuses, each field once, in words for who filled it in; sentences of the model itself stay. `what`
 * names the whole, e.g. "target". Parse with `reportInput: true`: without it nothing is known to be empty or missing.
 */
export function describeFaults(error: z.ZodError, what: string): readonly Fault[] {
  return placeFaults(error, what).map(({ path, message }) => ({ path, message }))
}

/** The same, each with the steps that lead to the field. */
export function placeFaults(error: z.ZodError, what: string): readonly PlacedFault[] {
  const faults = new Map<string, PlacedFault>()
  for (const fault of error.issues.flatMap((issue) => faultsOf(issue, what))) if (!faults.has(fault.path)) faults.set(fault.path, fault)
  return [...faults.values()]
}

function faultsOf(issue: z.core.$ZodIssue, what: string): readonly PlacedFault[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: pathText([...issue.path, key]), steps: [...issue.path, key], message: `is no field of a ${what}` }))
  return [{ path: pathText(issue.path), steps: issue.path, message: messageOf(issue) }]
}

/** zod speaks to programmers. */
function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.input === '') return 'must not be empty'
  if (issue.input === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value')) return 'is missing'
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? `must be of the type ${issue.expected}`
    case 'too_small':
      if (issue.origin === 'array') return 'needs at least one entry'
      return issue.inclusive === true ? `must be at least ${issue.minimum}` : `must be more than ${issue.minimum}`
    case 'too_big':
      return issue.origin === 'string' ? `must have at most ${issue.maximum} characters` : `must be at most ${issue.maximum}`
    case 'invalid_value':
      return `must be one of ${issue.values.map((value) => (typeof value === 'string' && typeof issue.input === 'number' ? `"${value}"` : String(value))).join(', ')}`
    case 'invalid_union':
      // A union may say itself what it wants, such as an address of either kind.
      return issue.message.startsWith(ZODS_OWN) ? 'is none of the choices' : issue.message
    case 'invalid_key':
      return issue.issues.map(messageOf).join(', ')
    default:
      return issue.message
  }
}

/** How zod begins what it says of a union that says nothing itself. */
const ZODS_OWN = 'Invalid '
const TYPES: Readonly<Record<string, string>> = { number: 'must be a number', int: 'must be a whole number', string: 'must be text', array: 'must be a list', object: 'must be a group of fields', record: 'must be a group of fields', boolean: 'must be true or false' }
