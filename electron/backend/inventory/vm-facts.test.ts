import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { BUSY_MS, useSampleProject } from '#backend/testing/use-sample-project.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import type { BulkDecision } from '#shared/contract/bulk-decision.ts'

const { call, folder, backend, useTarget } = useSampleProject()

const LIST = 'VM,Application,Owner,Mail\nERP-WEB-02,Planning,Ann,ann@example.org\nERP-WEB-01,Planning,Ann,ann@example.org\n'
const LISTED = 'name in ("ERP-WEB-02", "ERP-WEB-01")'

/** The rows that pass, by name. */
const rowsOf = async (where: string, columns: string[] = ['name', 'application', 'owner', 'ownerMail']) =>
  (await call('inventory.query', { kind: 'vms', where, columns, sort: [{ column: 'name', isDescending: false }], offset: 0, limit: 1000 })).rows
const scopes = async (field: string) => (await call('inventory.scopes', {})).facts.filter((fact) => fact.field === field).map(({ value, vms }) => [value, vms])
const decide = (where: string, decision: BulkDecision['decision'], isPreview = false) => call('inventory.decide', { vms: { conditions: { where } }, decision, isPreview })
const facts = (set: Partial<Record<'application' | 'owner' | 'ownerMail' | 'environment' | 'moveGroup', string | null>>, more: { takeBack?: 'application'[]; reason?: string } = {}): BulkDecision['decision'] => ({ kind: 'vm.facts', value: { set, takeBack: [], ...more } })
const groupsByApplication = () => call('waves.preview-groups', { rule: { by: 'application', isConfirmed: true } })
const groupOf = async (label: string) => (await groupsByApplication()).groups.find((group) => group.label === label)?.vms ?? null

async function importList(): Promise<void> {
  const file = join(folder(), 'applications.csv')
  writeFileSync(file, LIST)
  await call('inventory.import', { files: [file] })
}

it('goes before the list in columns, scopes, completion, groups of waves and namespaces, for many VMs in one step', { timeout: BUSY_MS }, async () => {
  // Without any list it can be said as well.
  const wanted = facts({ application: 'Shop', owner: 'Bob' })
  const preview = await decide('name ~ erp-web and not isTemplate', wanted, true)
  expect(preview).toMatchObject({ replaced: 0, batch: null })
  expect(preview.rows[0]).toMatchObject({ before: { facts: { application: null, owner: null } }, after: { facts: { application: 'Shop', owner: 'Bob', ownerMail: null } } })
  expect(await scopes('application')).toEqual([])
  const { changes } = await decide('name ~ erp-web and not isTemplate', wanted)
  expect(changes).toBe(preview.changes)
  expect(await scopes('application')).toEqual([['Shop', changes]])
  await call('decisions.undo', {})
  expect([await scopes('application'), await rowsOf('application = Shop')]).toEqual([[], []])

  await importList()
  const listed = await rowsOf(LISTED)
  expect(listed.map((row) => row['application'])).toEqual(['Planning', 'Planning'])
  expect(await scopes('application')).toEqual([['Planning', 2]])
  await decide('name = "ERP-WEB-02"', facts({ application: 'Shop', owner: 'Bob' }, { reason: 'sold' }))
  expect(await rowsOf(LISTED)).toEqual([{ name: 'ERP-WEB-01', application: 'Planning', owner: 'Ann', ownerMail: 'ann@example.org' }, { name: 'ERP-WEB-02', application: 'Shop', owner: 'Bob', ownerMail: null }])
  expect([await scopes('application'), await scopes('owner')]).toEqual([[['Planning', 1], ['Shop', 1]], [['Ann', 1], ['Bob', 1]]])
  expect((await call('inventory.list', { kind: 'vms', where: 'application = Shop' })).rows).toMatchObject([{ name: 'ERP-WEB-02', owner: 'Bob', ownerMail: null, labels: null }])
  expect((await call('inventory.complete', { kind: 'vms', where: 'application = Sh', at: 16 })).options.map(({ insert }) => insert.trim())).toEqual(['Shop'])
  expect((await call('inventory.query', { kind: 'vms', facets: ['application'], offset: 0, limit: 0 })).facets[0]?.values.map(({ value }) => value)).toEqual(expect.arrayContaining(['Planning', 'Shop']))

  // Another field of it is decided, not this one.
  expect(await decide('name = "ERP-WEB-02"', facts({ environment: 'prod' }), true)).toMatchObject({ changes: 1, replaced: 0 })
  // One field at a time: the others stay as they were decided, or as the list says.
  await decide('name = "ERP-WEB-02"', facts({ environment: 'prod', application: null }))
  expect(await rowsOf('environment = prod')).toEqual([{ name: 'ERP-WEB-02', application: null, owner: 'Bob', ownerMail: null }])
  const { facts: own, side, decisions } = await details('ERP-WEB-02')
  expect(own.slice(0, 3)).toEqual([{ field: 'application', value: null, listed: 'Planning', isDecided: true }, { field: 'owner', value: 'Bob', listed: 'Ann', isDecided: true }, { field: 'ownerMail', value: null, listed: 'ann@example.org', isDecided: false }])
  expect([side.application?.application, decisions['vm.facts']]).toEqual(['Planning', { application: null, owner: 'Bob', environment: 'prod', reason: 'sold' }])
  await decide('name = "ERP-WEB-02"', { kind: 'vm.facts', value: { set: {}, takeBack: ['application', 'owner', 'environment'] } })
  expect(await rowsOf(LISTED)).toEqual(listed)
  expect((await details('ERP-WEB-02')).decisions['vm.facts']).toBeNull()

  // What waits for the plan: groups of waves, and namespaces.
  expect(await groupOf('Planning')).toHaveLength(2)
  await decide(LISTED, facts({ application: 'Shop' }))
  expect([await groupOf('Planning'), (await groupOf('Shop'))?.length]).toEqual([null, 2])
  await decide('name = "ERP-WEB-02"', { kind: 'vm.facts', value: { set: {}, takeBack: ['application'] } })
  await useTarget((odf) => ({ ...odf, namespaces: { by: 'application', prefix: 'app-' } }))
  const flows = async () => (await call('mapping.namespaces', {})).flows.flatMap(({ namespace }) => (namespace?.startsWith('app-') === true ? [namespace] : []))
  expect(await flows()).toEqual(['app-planning', 'app-shop'])
  // It holds for the VM and not for the file: whatever is imported anew, it stays.
  await importList()
  expect(await rowsOf('application = Shop')).toHaveLength(1)
})

it('brings labels to the VM on the target, and refuses what no label may be', { timeout: BUSY_MS }, async () => {
  await useTarget((odf) => ({ ...odf, placement: { ...odf.placement, carrier: 'plans' } }))
  const [row] = await rowsOf('name = "ERP-WEB-02"', ['id'])
  const id = String(row?.['id'])
  const yaml = async () => (await call('bundle.vm-preview', { id })).text
  expect(await yaml()).not.toContain('tier')
  const label = (set: Record<string, string>, remove: string[] = []): BulkDecision['decision'] => ({ kind: 'vm.labels', value: { set, remove } })
  await decide('name = "ERP-WEB-02"', label({ 'tier': 'gold', 'example.com/app': 'shop' }))
  expect(await yaml()).toMatch(/Labels by after-migration\.sh: example\.com\/app, tier\.[\s\S]*\n {2}labels:\n {4}example\.com\/app: shop\n {4}portolan\.io\/rule-erp-web-apart: ""\n {4}tier: gold\n[\s\S]*\n {8}tier: gold\n/)
  expect(await rowsOf('labels ~ "tier=gold"', ['name', 'labels'])).toEqual([{ name: 'ERP-WEB-02', labels: 'example.com/app=shop, tier=gold' }])
  expect(await decide('name = "ERP-WEB-02"', label({}, ['tier']))).toMatchObject({ changes: 1, rows: [{ before: { labels: { tier: 'gold' } }, after: { labels: { 'example.com/app': 'shop' } } }] })
  expect(await yaml()).not.toContain('tier')
  expect(await decide('name = "ERP-WEB-02"', label({}, ['tier']), true)).toMatchObject({ changes: 0, unchanged: 1 })

  for (const [key, value, problem] of [['vmID', 'x', /set by MTV/], ['portolan.io/rule-r', '', /set by the plan/], ['a b', 'x', /dots only/], ['tier', 'größer', /without accents/], ['tier', 'x\n---\nkind: Secret', /dots only/]] as const) {
    const outcome = await backend().invoke('decisions.apply', { changes: [{ kind: 'vm.labels', subject: id, value: { values: { [key]: value } } }] })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'invalid-input', message: expect.stringMatching(problem) as string } })
  }
})

it('comes out of a decisions file as it stands there, and twice is no change', { timeout: BUSY_MS }, async () => {
  const file = join(folder(), 'portolan.yaml')
  writeFileSync(file, 'apiVersion: portolan/v1\nvms:\n  - vm: ERP-WEB-02\n    facts: { application: Shop, owner: null, reason: agreed }\n    labels:\n      values: { tier: gold, "example.com/app": shop }\n  - vm: ERP-WEB-99\n    facts: { owner: Ann }\n')
  expect(await call('decisions.import', { file })).toEqual({ applied: 2, unknownSubjects: ['vm ERP-WEB-99: no such object'], target: null })
  const first = (await details('ERP-WEB-02')).decisions
  expect([first['vm.facts'], first['vm.labels']]).toEqual([{ application: 'Shop', owner: null, reason: 'agreed' }, { values: { 'example.com/app': 'shop', 'tier': 'gold' } }])
  await call('decisions.import', { file })
  expect((await details('ERP-WEB-02')).decisions).toEqual(first)
  writeFileSync(file, 'apiVersion: portolan/v1\nvms:\n  - vm: ERP-WEB-02\n    labels: { values: { "a b": x } }\n')
  expect(await backend().invoke('decisions.import', { file })).toMatchObject({ ok: false, error: { message: expect.stringContaining('"a b"') as string } })
})

async function details(name: string): Promise<ApiOutput<'inventory.vm'>> {
  const [row] = await rowsOf(`name = "${name}"`, ['id'])
  return call('inventory.vm', { id: String(row?.['id']) })
}
