import { describe, expect, it, test } from 'vitest'
import type { DocumentBlock } from '#shared/domain/document.ts'
import type { PlannedPlan } from '#shared/domain/plan/migration-plan.ts'
import type { RunBookFacts, RunBookVm } from '#shared/domain/waves/run-book.ts'
import { type WaveHook, waveHookSchema } from '#shared/domain/waves/wave-hook.ts'
import { wayBackSchema } from '#shared/domain/waves/way-back.ts'
import { localTime } from './local-time.ts'
import { makeRunBook } from './make-run-book.ts'
import { ownerMails } from './owner-mails.ts'

const GIB = 1_024
const vm = (id: string, more: Partial<RunBookVm> = {}): RunBookVm => ({ id, name: id.toUpperCase(), targetName: id, namespace: 'shop', planName: 'shop-cold', group: 'shop', type: 'cold', application: 'Shop', owner: 'Ana', hostName: 'esx-1', capacityMib: 100 * GIB, hasDirectLun: false, ...more })
const plan = (name: string, type: 'cold' | 'warm', more: Partial<PlannedPlan> = {}): PlannedPlan => ({ name, type, sourceId: 's', providerName: 'p', targetNamespace: 'shop', vms: [], networkMap: [], storageMap: [], migrateSharedDisks: null, after: [], prerequisites: [], because: '', ...more })

const FACTS: RunBookFacts = {
  wave: { number: 3, windowId: 'saturday-night/2026-03-28', date: '2026-03-28', timeZone: 'Europe/Lisbon', start: '2026-03-28T22:00:00.000Z', end: '2026-03-29T05:00:00.000Z' },
  plans: [plan('shop-cold', 'cold', { prerequisites: [{ code: 'x', message: 'Shut B down.' }] }), plan('shop-warm', 'warm', { after: ['shop-cold'] })],
  folders: new Map([['shop-cold', '40-waves/wave-03/shop-cold'], ['shop-warm', '40-waves/wave-03/shop-warm']]),
  mtvNamespace: 'openshift-mtv', hooks: [], hooksFolder: '30-mtv/hooks',
  vms: [vm('a'), vm('b', { hasDirectLun: true }), vm('c', { type: 'warm', owner: null, application: null })],
  owners: [{ owner: 'Ana', mails: ['ana@corp.example'], applications: ['Shop'], approvals: ['CHG-7'], vmIds: ['a', 'b'], consent: 'given' }, { owner: null, mails: [], applications: [], approvals: [], vmIds: ['c'], consent: 'not-asked' }],
  nics: [], networks: [], seconds: { low: 3_600, high: 9_001 }, precopySeconds: { low: 1_800, high: 7_200 }, limitedBy: 'the host esx-1',
  notes: [{ code: 'nfc-buffer', message: '12 VMs of one ESXi host are on their way at once.' }], teams: 2, rollbackMinutes: 30, wayBack: wayBackSchema.parse({ rehearsal: { network: 'lab' } }),
}

describe('the run-book of a wave', () => {
  const { sections } = makeRunBook(FACTS)
  const words = (heading: string): string => JSON.stringify(sections.filter((section) => section.heading === heading).flatMap(({ blocks }): readonly DocumentBlock[] => blocks))

  test.each<[heading: string, said: readonly string[]]>([
    // The clock goes forward in that night: the window ends at 06:00 by it.
    ['At a glance', ['Saturday 2026-03-28 22:00 (Europe/Lisbon), 2026-03-28 22:00 UTC', 'Sunday 2026-03-29 06:00', '1 h 0 min at best, 2 h 31 min to be counted on', 'the host esx-1', 'by Saturday 2026-03-28 20:00', '12 VMs of one ESXi host']],
    ['Who approves and who is called', ['ana@corp.example', 'given', 'CHG-7', 'not known: find out', 'not asked yet']],
    ['Before', ['An owner is found for the VMs that have none', '12 VMs of one ESXi host', 'shop-cold: Shut B down.', 'The network lab has no uplink', 'by 2026-03-21']],
    ['Order', ['oc apply -f 40-waves/wave-03/shop-cold/migration.yaml', '# only after shop-cold']],
    ['Point of no return', ['By Sunday 2026-03-29 05:30', 'cannot go back safely once they have written on the target: B']],
    ['Roll-back', ['The target goes off before the source comes on', 'waves record saturday-night/2026-03-28 --outcome rolled-back']],
    ['Done', ['No source is deleted before 2026-04-11: 300.0 GiB', 'first backup']],
    ['Firewall', ['not evaluated']],
  ])('says under %s what it has to', (heading, said) => {
    for (const part of said) expect(words(heading)).toContain(part)
  })

  it('asks nobody who agreed', () => {
    expect(words('Before')).not.toContain('Ana agrees')
  })
})

it('lists the hooks that VMs of the wave have, with their playbooks, and none of others', () => {
  const hook = (name: string, more: object = {}): WaveHook => waveHookSchema.parse({ name, step: 'PreHook', image: `registry.example/${name}:1`, ...more })
  const planned = (vmId: string, hooks: readonly string[]): PlannedPlan['vms'][number] => ({ vmId, targetName: vmId, capacityMib: 1, hooks: hooks.map((name) => ({ name, step: 'PreHook' })) }) as unknown as PlannedPlan['vms'][number] // run-books look at no more of it
  const facts = { ...FACTS, plans: [plan('shop-cold', 'cold', { vms: [planned('a', ['drain', 'quiet']), planned('b', ['drain', 'ticket'])] })], hooks: [hook('drain', { playbook: '- hosts: localhost\n  tasks: []\n', deadlineSeconds: 601 }), hook('quiet', { step: 'PostHook', serviceAccount: 'ops' }), hook('ticket', { image: undefined, jobTemplate: { id: 7, url: 'https://aap.example.com' } }), hook('elsewhere')] }
  const { sections } = makeRunBook(facts)
  expect(sections.find(({ heading }) => heading === 'Hooks')?.blocks.slice(1)).toEqual([
    { kind: 'table', head: ['Hook', 'When', 'What', 'As', 'At most', 'VMs'], rows: [
      [{ code: 'drain' }, 'before the VM is migrated', { code: 'registry.example/drain:1' }, 'the default service account', '11 min', 'A, B'],
      [{ code: 'quiet' }, 'after the VM is migrated', { code: 'registry.example/quiet:1' }, 'ops', 'no limit', 'A'],
      [{ code: 'ticket' }, 'before the VM is migrated', 'job template 7 of https://aap.example.com', 'the user of its token', 'no limit', 'B'],
    ] },
    { kind: 'text', text: 'Playbook of drain:' }, { kind: 'code', lines: ['- hosts: localhost', '  tasks: []'] },
  ])
  expect(JSON.stringify(sections.find(({ heading }) => heading === 'Before'))).toContain('The hooks drain, quiet, ticket of 30-mtv/hooks')
  expect(makeRunBook(FACTS).sections.map(({ heading }) => heading)).not.toContain('Hooks')
})

it('writes to each owner of his VMs alone', () => {
  const { sections } = ownerMails(FACTS)
  expect(sections.map(({ heading }) => heading)).toEqual(['Ana', 'Without an owner'])
  expect(JSON.stringify(sections[0])).toContain('2 of your VMs move on 2026-03-28')
  expect(JSON.stringify(sections[1])).toContain('runs while it is copied')
})

test.each([['2026-03-29T01:30:00Z', 'Europe/Lisbon', 'Sunday 2026-03-29 02:30'], ['2026-03-29T00:30:00Z', 'Europe/Lisbon', 'Sunday 2026-03-29 00:30'], ['2026-01-01T00:00:00Z', 'Nowhere/At-all', 'Thursday 2026-01-01 00:00']])('%s in %s is %s', (instant, zone, expected) => {
  expect(localTime(Date.parse(instant), zone)).toBe(expected)
})
