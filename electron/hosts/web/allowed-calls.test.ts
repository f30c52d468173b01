import { expect, it } from 'vitest'
import { z } from 'zod'
import { API } from '#shared/contract/api.ts'
import { ALLOWED_CALLS, REFUSED_CALLS } from './allowed-calls.ts'
import { PREPARED } from './prepare-call.ts'

const calls = Object.entries(API)

it('puts every call of the contract on one list, and on one alone', () => {
  for (const [name] of calls) expect([name, ALLOWED_CALLS.has(name) !== REFUSED_CALLS.has(name)]).toEqual([name, true])
})

it('lists no call that the contract does not have', () => {
  expect([...ALLOWED_CALLS, ...REFUSED_CALLS, ...PREPARED.keys()].filter((name) => !Object.hasOwn(API, name))).toEqual([])
})

/** Calls with a field that sounds like a path of this machine and is none: nothing is opened by it. */
const NAMES_NO_FILE: ReadonlySet<string> = new Set([
  // An entry of the list is compared with it.
  'project.forget',
  // A file inside the bundle, which is computed.
  'bundle.file',
])

it('lets no page name a path of this machine but where the host resolves it', () => {
  const naming = calls.filter(([, method]) => fieldsOf(z.toJSONSchema(method.input, { io: 'input', unrepresentable: 'any' })).some((field) => PATH_FIELD.test(field))).map(([name]) => name)
  expect(naming).toEqual(expect.arrayContaining(['project.open', 'inventory.import', 'bundle.export', 'bundle.check']))
  expect(naming.filter((name) => ALLOWED_CALLS.has(name) && !PREPARED.has(name) && !NAMES_NO_FILE.has(name))).toEqual([])
})

const PATH_FIELD = /path|file|folder|director|^out$|^use$/i

/** The names of all fields at any depth of a JSON schema. */
function fieldsOf(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(fieldsOf)
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema as Record<string, unknown>).flatMap(([key, value]) => (key === 'properties' ? [...Object.keys(value as object), ...Object.values(value as object).flatMap(fieldsOf)] : fieldsOf(value))) // JSON Schema: properties is an object
}
