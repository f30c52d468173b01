import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Backend } from '#backend/create-backend.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import { openTestHost, type TestHost } from './testing/web-host.ts'

const SAMPLE = 'sample:portolan-sample-estate.xlsx'

let web: TestHost
/** Told of each call that has reached the backend. */
let onBegun: () => void = () => undefined
beforeEach(async () => {
  onBegun = () => undefined
  const wrap = (backend: Backend): Backend => ({
    ...backend,
    invoke: (...call) => {
      const outcome = backend.invoke(...call)
      onBegun()
      return outcome
    },
  })
  web = await openTestHost({}, wrap)
})
afterEach(() => web.close())

async function outcomeOf(name: string, input: unknown): Promise<Outcome<Record<string, unknown>>> {
  const { events } = await web.call(name, input, crypto.randomUUID())
  return events.at(-1)?.data as Outcome<Record<string, unknown>> // the last event is the outcome
}

describe('another project in another page', () => {
  const askAbout = async (project: string, name: string, input: unknown): Promise<Outcome<Record<string, unknown>>> => {
    const answer = await web.ask('/rpc', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ id: crypto.randomUUID(), name, input, project }) })
    return JSON.parse(/event: outcome\ndata: (.*)/.exec(answer.text)?.[1] ?? '{}') as Outcome<Record<string, unknown>>
  }

  it('takes no call that a page makes about the one before', async () => {
    const first = join(web.folder, 'estate.portolan')
    await outcomeOf('inventory.import', { files: [SAMPLE] })
    expect(await askAbout(first, 'inventory.scopes', {})).toMatchObject({ ok: true })
    await outcomeOf('project.create', { name: 'Lisbon', ifTaken: 'refuse' })
    for (const [name, input] of [['inventory.scopes', {}], ['decisions.undo', {}], ['inventory.import', { files: [SAMPLE] }]] as const) {
      expect(await askAbout(first, name, input)).toMatchObject({ ok: false, error: { code: 'conflict', details: { reason: 'project' } } })
    }
    expect(await outcomeOf('project.info', {})).toMatchObject({ ok: true, value: { name: 'Lisbon', sources: 0 } })
  })

  it('lets what began before end with its own project', async () => {
    await outcomeOf('inventory.import', { files: [SAMPLE] })
    // Each call is a connection of its own, which the next one may overtake.
    const begun = new Promise<void>((resolve) => {
      let missing = 3
      onBegun = () => {
        if (--missing === 0) resolve()
      }
    })
    const [exported, plan, storage] = [outcomeOf('bundle.export', { out: 'download:', acceptCritical: true }), outcomeOf('plan.compute', {}), outcomeOf('mapping.storage', {})]
    await begun
    await outcomeOf('project.create', { name: 'Lisbon', ifTaken: 'refuse' })
    const outcomes = await Promise.all([exported, plan, storage])
    for (const outcome of outcomes) expect(outcome.ok ? null : outcome.error.code).not.toBe('internal')
    expect(outcomes[0]).toMatchObject({ ok: true, value: { notKept: null } })
    expect(web.unexpected).toEqual([])
  })
})
