// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { targetSchema } from '#shared/domain/target/target.ts'
import { fieldId } from './field-id.ts'
import { openTargetScreen } from './testing/target-screen.ts'
import { WHOLE_TARGET } from './testing/whole-target.ts'

/** What has no field on this screen, and why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  nicLayout: 'has a form of its own, on the tab NICs of Map',
}

/** As much of a zod schema's definition as the walk over it needs. */
interface Definition {
  readonly type: string
  readonly shape?: Readonly<Record<string, Schema>>
  readonly element?: Schema
  readonly valueType?: Schema
  readonly innerType?: Schema
  readonly options?: readonly Schema[]
}
interface Schema {
  readonly _zod: { readonly def: Definition }
}

/** The fields that a schema has, "hosts[].name" of a list and "attachments.*.vlanId" of a record; lists and records of plain values are one field. */
function fieldsOf({ _zod: { def } }: Schema, path: string): readonly string[] {
  if (def.shape !== undefined) return Object.entries(def.shape).flatMap(([name, field]) => fieldsOf(field, path === '' ? name : `${path}.${name}`))
  if (def.innerType !== undefined) return fieldsOf(def.innerType, path)
  if (def.options !== undefined) return [...new Set(def.options.flatMap((option) => fieldsOf(option, path)))]
  const within = def.element === undefined ? (def.valueType === undefined ? [] : fieldsOf(def.valueType, `${path}.*`)) : fieldsOf(def.element, `${path}[]`)
  return within.length > 1 || within.some((field) => field.includes('.', path.length + 2)) ? within : [path]
}

/** The one key of the records of objects in the whole target. */
const RECORD_KEY = 'vlan-0142-payments'

async function settle(): Promise<void> {
  await flushPromises()
  vi.runAllTimers()
  await flushPromises()
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

/** The ids of all that is on the screen of the whole target, with the first editor of each list open, and of what another choice has. */
async function idsOfForm(): Promise<ReadonlySet<string>> {
  const { wrapper } = await openTargetScreen([WHOLE_TARGET], settle)
  const ids = (): readonly string[] => [...document.querySelectorAll('[id]')].map(({ id }) => id)
  for (const section of document.querySelectorAll('section')) section.querySelector<HTMLElement>('button[aria-expanded=false]')?.click()
  await nextTick()
  const before = ids()
  await wrapper.get('#target-namespaces-by').setValue('single')
  const all = new Set([...before, ...ids()])
  wrapper.unmount()
  return all
}

it('has a field for all that a target can say', async () => {
  const fields = fieldsOf(targetSchema, '')
  expect(fields).toEqual(expect.arrayContaining(['id', 'storageClasses[].parameters', 'cluster.fleet.clusters[].attachments.*.vlanId', 'cluster.install.hosts[].role', 'placement.vsphereTags']))
  const ids = await idsOfForm()
  const missing = fields.filter((field) => !ids.has(fieldId(field.replaceAll('[]', '[0]').replaceAll('*', RECORD_KEY))))
  expect(missing.filter((field) => ELSEWHERE[field.split(/[.[]/)[0] ?? ''] === undefined)).toEqual([])
  // What is listed is missing indeed.
  expect(Object.keys(ELSEWHERE).filter((name) => !missing.some((field) => field.startsWith(name)))).toEqual([])
}, 30_000)
