import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Backend, createBackend } from '#backend/create-backend.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import type { Target } from '#shared/domain/target/target.ts'

let folder = ''
let backend: Backend
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-target-calls-'))
  backend = open()
  valueOf(await backend.invoke('project.open', { path: join(folder, 'estate.portolan'), create: true }))
})
afterEach(() => {
  backend.close()
  rmSync(folder, { recursive: true })
})

function open(): Backend {
  return createBackend({
    now: () => '2026-03-02T09:00:00.000Z',
    monotonicMs: () => 0,
    logUnexpected: (error) => {
      throw error
    },
  })
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

const get = async () => valueOf(await backend.invoke('target.get', {}))
const set = async (target: Target) => valueOf(await backend.invoke('target.set', { target }))
const preset = async (id: string): Promise<Target> => {
  const found = valueOf(await backend.invoke('target.presets', {})).find((target) => target.id === id)
  if (found === undefined) throw new Error(`no preset ${id}`)
  return found
}

describe('target.get and target.set', () => {
  it('begin with the preset that is used until one is chosen', async () => {
    expect(await get()).toEqual({ target: await preset('odf'), isChosen: false })
  })

  it('keep what was chosen in the project, as an undo step each', async () => {
    const nfs = await preset('nfs')
    await set(nfs)
    await set({ ...nfs, mtv: '2.10' })
    expect(await get()).toEqual({ target: { ...nfs, mtv: '2.10' }, isChosen: true })
    valueOf(await backend.invoke('decisions.undo', {}))
    expect(await get()).toEqual({ target: nfs, isChosen: true })
    valueOf(await backend.invoke('decisions.undo', {}))
    expect(await get()).toMatchObject({ target: { id: 'odf' }, isChosen: false })
    valueOf(await backend.invoke('decisions.redo', {}))
    expect(await get()).toEqual({ target: nfs, isChosen: true })

    backend.close()
    backend = open()
    valueOf(await backend.invoke('project.open', { path: join(folder, 'estate.portolan'), create: false }))
    expect(await get()).toEqual({ target: nfs, isChosen: true })
  })

  it('make no step of what holds already', async () => {
    const nfs = await preset('nfs')
    await set(nfs)
    await set(structuredClone(nfs))
    expect(valueOf(await backend.invoke('decisions.list', {}))).toHaveLength(1)
  })

  it('refuse what is no target, and leave the old one', async () => {
    const odf = await preset('odf')
    const outcome = await backend.invoke('target.set', { target: { ...odf, storageClasses: [] } })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'invalid-input', message: expect.stringContaining('storageClasses') as unknown } })
    expect(await get()).toMatchObject({ isChosen: false })
  })

  it('need a project', async () => {
    backend.close()
    expect(await backend.invoke('target.get', {})).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await backend.invoke('target.set', { target: await preset('odf') })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })
})

describe('target.validate', () => {
  it('answers issues with their paths and no advice, or advice', async () => {
    const odf = await preset('odf')
    const broken = { ...odf, storageClasses: odf.storageClasses.map((entry) => ({ ...entry, name: 'Not_A_Name' })) }
    expect(valueOf(await backend.invoke('target.validate', { target: broken }))).toMatchObject({ issues: [{ path: 'storageClasses[0].name' }, { path: 'storageClasses[1].name' }, { path: 'storageClasses[2].name' }], advice: null })
    const warm = { ...odf, migration: { ...odf.migration, type: 'warm' } }
    expect(valueOf(await backend.invoke('target.validate', { target: warm }))).toMatchObject({ issues: [], advice: expect.arrayContaining([expect.objectContaining({ ruleId: 'warm-without-vddk' })]) as unknown })
    expect(valueOf(await backend.invoke('target.validate', { target: null })).issues).toHaveLength(1)
  })
})

describe('target.format and target.parse', () => {
  it('carry a target there and back', async () => {
    const powerstore = await preset('dell-powerstore')
    const { text } = valueOf(await backend.invoke('target.format', { target: powerstore }))
    expect(valueOf(await backend.invoke('target.parse', { text }))).toEqual(powerstore)
  })

  it('list every fault of a text with its path', async () => {
    expect(await backend.invoke('target.parse', { text: 'id: Mine\nopenshift: 4.20\n' })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', details: { faults: expect.arrayContaining([expect.stringMatching(/^line 1, id: /), expect.stringMatching(/^line 2, openshift: /), expect.stringMatching(/^storageClasses: /)]) as unknown } },
    })
    expect(await backend.invoke('target.parse', { text: 'id: [' })).toMatchObject({ ok: false, error: { code: 'invalid-input', message: expect.stringContaining('it is not YAML at line 1') as unknown } })
  })

  it('refuse a text that is too long to be one', async () => {
    expect(await backend.invoke('target.parse', { text: ' '.repeat(1024 * 1024 + 1) })).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  })
})
