import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BUSY_MS, useSampleProject } from '#backend/testing/use-sample-project.ts'

const { backend, call, folder, useTarget } = useSampleProject()

async function undoAll(): Promise<void> {
  while ((await call('decisions.undo', {})).batch !== null);
}
const steps = async (): Promise<number> => (await call('decisions.steps', {})).steps.filter(({ isUndone }) => !isUndone).length
const idOf = async (name: string): Promise<string> => {
  const { rows } = await call('inventory.list', { kind: 'vms', where: `name = "${name}"` })
  return String(rows[0]?.['id'])
}

describe('decisions.export and decisions.take', () => {
  it('carry what is in force into a project with the same estate, as one step', { timeout: BUSY_MS }, async () => {
    const vm = await idOf('ERP-WEB-02')
    await useTarget((odf) => ({ ...odf, id: 'acme', name: 'ACME' }))
    await call('decisions.apply', { changes: [
      { kind: 'vm.namespace', subject: vm, value: { namespace: 'erp' } },
      { kind: 'vm.wave', subject: vm, value: { window: 'saturday-night/2026-03-07' } },
      { kind: 'vm.wave-outcome', subject: vm, value: { outcome: 'failed' } },
      { kind: 'sizing.scenario', subject: 'Two racks', value: {} },
    ] })
    await call('waves.plan', { today: '2026-03-02' })
    const { text, leftOut } = await call('decisions.export', {})
    const { target } = await call('target.get', {})
    expect(leftOut).toEqual([{ kind: 'vm.wave-outcome', count: 1 }])
    expect(text).toContain(`  # ERP-WEB-02\n  - vm: "${vm}"\n    namespace: erp\n    wave:\n      window: saturday-night/2026-03-07\n`)

    await undoAll()
    expect(await call('decisions.take', { text })).toEqual({ applied: 4, unknownSubjects: [], target: 'acme' })
    expect(await steps()).toBe(1)
    expect(await call('target.get', {})).toEqual({ target, isChosen: true })
    expect(await call('decisions.export', {})).toEqual({ text: text.replace('# Not in this file: 1 vm.wave-outcome.\n', ''), leftOut: [] })
    await call('decisions.undo', {})
    expect((await call('target.get', {})).isChosen).toBe(false)

    const file = join(folder(), 'portolan.yaml')
    writeFileSync(file, text)
    expect(await call('decisions.import', { file })).toEqual({ applied: 4, unknownSubjects: [], target: 'acme' })
    expect(await steps()).toBe(1)
  })

  it('names the preset that is in force while none was chosen, and makes no step of a file that changes nothing', async () => {
    const { text } = await call('decisions.export', {})
    expect(text).toContain('target:\n  use: odf\n')
    await call('decisions.take', { text })
    const before = await steps()
    expect(await call('decisions.take', { text })).toEqual({ applied: 0, unknownSubjects: [], target: 'odf' })
    expect(await steps()).toBe(before)
  })

  it('takes what names objects that are there, and lists the others', async () => {
    const text = 'apiVersion: portolan/v1\nvms:\n  - vm: ERP-WEB-02\n    namespace: erp\n  - vm: ERP-WEB-99\n    namespace: erp\nwaves:\n  schedule: {today: 2026-03-02, windows: {w: [ERP-WEB-02, ERP-WEB-99]}}\n'
    expect(await call('decisions.take', { text })).toEqual({ applied: 2, unknownSubjects: ['vm ERP-WEB-99: no such object'], target: null })
    const written = (await call('decisions.export', {})).text
    expect(written).toContain(`        # ERP-WEB-02\n        - "${await idOf('ERP-WEB-02')}"\n        - ERP-WEB-99\n`)
  })

  it.each([
    ['no YAML', 'vms: [', /^The text is not a valid decisions file: it is not YAML at line 1/],
    ['an unknown field', 'apiVersion: portolan/v1\nvm: []\n', /line 2, vm: /],
    ['a wrong value', 'apiVersion: portolan/v1\nvms:\n  - vm: a\n    namespace: Not_One\n', /line 4, vms\[0\]\.namespace: /],
    ['a target named and stated', 'apiVersion: portolan/v1\ntarget: {use: odf, settings: {id: a}}\n', /line 2, target\.settings/],
    ['a target file', 'apiVersion: portolan/v1\ntarget: {use: ./target.yaml}\nvms:\n  - vm: ERP-WEB-02\n    namespace: erp\n', /^The decisions file names the target \.\/target\.yaml under target\.use, which is none of the presets .*target\.settings/],
    ['a rule that nobody understands', 'apiVersion: portolan/v1\ntarget: {use: nfs}\nstorageRules:\n  - {where: "protocol =", storageClass: a}\n', /^Storage rule 1 is not understood at character/],
  ])('refuses %s, and changes nothing', async (_, text, message) => {
    const before = await call('decisions.export', {})
    expect(await backend().invoke('decisions.take', { text })).toMatchObject({ ok: false, error: { code: 'invalid-input', message: expect.stringMatching(message) as unknown } })
    expect(await call('decisions.export', {})).toEqual(before)
    expect(await steps()).toBe(0)
  })
})
