import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import type { Outcome } from '#shared/contract/api-types.ts'
import { openTestHost, type TestHost } from './testing/web-host.ts'

const SAMPLE = 'sample:portolan-sample-estate.xlsx'

let web: TestHost
let offered = ''

async function outcomeOf(name: string, input: unknown): Promise<Outcome<Record<string, unknown>>> {
  const { answer, events } = await web.call(name, input, crypto.randomUUID())
  expect(answer.status, answer.text).toBe(200)
  return events.at(-1)?.data as Outcome<Record<string, unknown>> // as every call answers
}

describe('a bundle into a folder', () => {
  // None of these changes what another looks at: one host serves them all.
  beforeAll(async () => {
    web = await openTestHost({}, undefined, (folder) => {
      offered = join(folder, 'offered')
      mkdirSync(offered)
      symlinkSync(folder, join(offered, 'way-out'))
      symlinkSync(join(folder, 'to-be-made'), join(offered, 'to-nothing'))
      symlinkSync(join(offered, 'round'), join(offered, 'round'))
      writeFileSync(join(offered, 'notes.txt'), 'hello')
      return [offered]
    })
  })
  afterAll(() => web.close())

  it('of the command line is written below it', async () => {
    await outcomeOf('inventory.import', { files: [SAMPLE] })
    const out = join(offered, 'bundle')
    expect(await outcomeOf('bundle.export', { out, force: false })).toMatchObject({ ok: true, value: { out } })
    expect(readFileSync(join(out, 'summary.json'), 'utf8')).toContain('"counts"')
    expect(await outcomeOf('bundle.export', { out, force: false })).toMatchObject({ ok: false, error: { code: 'conflict' } })
  })

  test.each(['{offered}', '{offered}/../elsewhere', '{offered}/way-out/bundle', '{folder}/bundle', '/tmp/bundle', 'bundle', 'download:/etc', '{offered}-2/bundle', '{offered}/to-nothing', '{offered}/to-nothing/bundle', '{offered}/round/bundle', '{offered}/notes.txt/bundle', '{offered}/\0', '', 'upload:x'])('elsewhere is refused (%j)', async (path) => {
    const out = path.replace('{offered}', offered).replace('{folder}', web.folder)
    const before = readdirSync(web.folder).sort()
    const { answer } = await web.call('bundle.export', { out, force: true, acceptCritical: true }, crypto.randomUUID())
    expect(answer.status, answer.text).toBe(path === '' ? 400 : 403)
    expect(readdirSync(web.folder).sort()).toEqual(before)
    expect(readFileSync(join(offered, 'notes.txt'), 'utf8')).toBe('hello')
  })
})
