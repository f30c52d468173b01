import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decisionsDigest } from '#backend/bundle/decisions-digest.ts'
import { parseYamlText } from '#backend/files/parse-yaml-text.ts'
import { listPresets } from '#backend/targets/load-target.ts'
import { DECISION_KINDS, DECISION_SCHEMAS, type DecisionKind, type Decisions, NO_DECISIONS, STORAGE_RULES_SUBJECT } from '#shared/domain/decisions/decision.ts'
import { decisionsFileSchema } from '#shared/domain/decisions/decisions-file.ts'
import { KINDS_NOT_IN_FILE } from '#shared/domain/decisions/file-fields.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { WAVES_SUBJECT } from '#shared/engine/waves/placed-windows.ts'
import { formatDecisionsFile } from './format-decisions-file.ts'
import { resolveDecisionsFile } from './resolve-decisions-file.ts'

const presets = await listPresets()
const odf = presetCalled('odf')

/** Names as strangers write them: line breaks of every kind, what begins a document, a comment, another object's id. */
const NAMES = ['ERP-WEB-02', 'a\n- vm: b', 'x\r\nkind: Other', 'y\u2028z\u0085---', '# no: [', 'src/vm-1', '', ' ', '\ud800', 'a: b']
const VMS = Array.from({ length: 6 }, (_, index) => ({ id: index === 5 ? 'src/vm: "5"\n#' : `src/vm-${index}`, name: NAMES[index] ?? '' }))
const DATASTORES = [{ id: 'src/ds-1', name: 'lun\n1' }, { id: 'src/ds-10', name: 'null' }]
const PORT_GROUPS = [{ id: 'src/pg-1', name: 'VLAN 1\u2029' }, { id: 'src/pg-2', name: '' }]
// Only ids and names are read.
const estate = { vms: VMS, datastores: DATASTORES, portGroups: PORT_GROUPS } as unknown as Parameters<typeof resolveDecisionsFile>[1]
const names = new Map([...VMS, ...DATASTORES, ...PORT_GROUPS].map(({ id, name }) => [id, name]))

const vmId = fc.constantFrom(...VMS.map(({ id }) => id))
const vmIds = fc.uniqueArray(vmId, { minLength: 2, maxLength: 4 })
const text = fc.constantFrom('so', 'on', '2026-03-07', 'two\nlines', '# not a remark', 'ünï')
const reason = fc.record({ reason: text }, { requiredKeys: [] })
const window = fc.constantFrom('saturday-night/2026-03-07', 'saturday-night/2026-03-14', 'a.b/2026-03-15')
const place = fc.constantFrom({ storageClass: 'fast' }, { storageClass: 'no', volumeMode: 'Block', accessMode: 'ReadWriteMany', reason: 'so' })
const note = fc.constant({ notes: [{ id: 1, text: 'so', state: 'note', owner: null, answer: null, at: '2026-03-02T09:00:00Z' }] })

/** A value of each kind, and its subject: a kind that is added has to be added here. */
const KINDS: Record<DecisionKind, { readonly subject: fc.Arbitrary<string>; readonly value: fc.Arbitrary<unknown> }> = {
  'vm.inclusion': { subject: vmId, value: fc.record({ isIncluded: fc.boolean(), reason: text }) },
  'vm.namespace': { subject: vmId, value: fc.constantFrom({ namespace: 'erp' }, { namespace: 'no' }) },
  'vm.target-name': { subject: vmId, value: fc.constant({ targetName: 'erp-web-02' }) },
  'vm.facts': { subject: vmId, value: fc.constantFrom({ application: 'ERP', moveGroup: null }, { owner: 'Ann', reason: 'so' }) },
  'vm.labels': { subject: vmId, value: fc.constantFrom({ values: { tier: 'gold', app: '1' } }, { values: { app: '1', tier: 'gold' } }) },
  'vm.instance-type': { subject: vmId, value: fc.constantFrom({ type: 'source' }, { type: 'named', name: 'u1.large', reason: 'so' }) },
  'vm.preference': { subject: vmId, value: fc.constantFrom({ preference: null }, { preference: 'rhel.9' }) },
  'vm.node-group': { subject: vmId, value: fc.constantFrom({ group: null }, { group: 'db' }) },
  'vm.restart-priority': { subject: vmId, value: fc.constantFrom({ level: 'high' }, { level: null }) },
  'vm.balancing': { subject: vmId, value: fc.record({ isBalanced: fc.boolean() }) },
  'vm.storage-class': { subject: vmId, value: place },
  'vm.disk-storage-classes': { subject: vmId, value: place.map((stated) => ({ disks: [{ disk: 'disk 2', ...stated }] })) },
  'vm.wave': { subject: vmId, value: fc.record({ window, reason: text }, { requiredKeys: ['window'] }) },
  'vm.wave-outcome': { subject: vmId, value: fc.constant({ outcome: 'done' }) },
  'datastore.storage-class': { subject: fc.constantFrom(...DATASTORES.map(({ id }) => id)), value: place },
  'storage.rules': { subject: fc.constant(STORAGE_RULES_SUBJECT), value: fc.array(place, { minLength: 1, maxLength: 2 }).map((rules) => ({ rules: rules.map((rule) => ({ where: 'protocol = nfs', ...rule })) })) },
  'port-group.network': { subject: fc.constantFrom(...PORT_GROUPS.map(({ id }) => id)), value: fc.constantFrom({ type: 'pod' }, { type: 'localnet', vlanId: null }, { type: 'ignored', reason: 'so' }) },
  'port-group.gateway': { subject: fc.constantFrom(...PORT_GROUPS.map(({ id }) => id)), value: fc.constantFrom({ owner: 'router', moves: 'never' }, { owner: 'firewall', name: 'fw', moves: 'last-wave' }) },
  'sizing.scenario': { subject: fc.constantFrom('Two racks', 'yes', 'b'), value: fc.constantFrom({}, { cpuOvercommit: 3 }) },
  'wave.lock': { subject: window, value: reason },
  'wave.actual': { subject: window, value: fc.constant({ startedAt: '2026-03-07T22:00:00Z' }) },
  'wave.consent': { subject: window, value: fc.constant({ owners: { Ann: { state: 'given' } } }) },
  'waves.schedule': { subject: fc.constant(WAVES_SUBJECT), value: fc.record({ today: fc.constant('2026-03-02'), windows: fc.dictionary(window, vmIds) }) },
  'waves.settings': {
    subject: fc.constant(WAVES_SUBJECT),
    value: fc.record({ groups: fc.record({ links: fc.array(vmIds.map((vms) => ({ vms })), { maxLength: 2 }), dependencies: fc.array(fc.record({ vm: vmId, after: vmIds }), { maxLength: 2 }) }), dates: fc.array(vmIds.map((vms) => ({ vms, earliest: '2026-03-07' })), { maxLength: 2 }), limits: fc.constantFrom({}, { vms: 20 }) }),
  },
  'vm.note': { subject: vmId, value: note },
  'datastore.note': { subject: fc.constant('src/ds-1'), value: note },
  'port-group.note': { subject: fc.constant('src/pg-1'), value: note },
  'cluster.note': { subject: fc.constant('src/c-1'), value: note },
  'host.note': { subject: fc.constant('src/h-1'), value: note },
  'wave.note': { subject: window, value: note },
  'rule.note': { subject: fc.constant('rule'), value: note },
  'table.views': { subject: fc.constant('vms'), value: fc.constant({ views: [{ name: 'ours', layout: {}, state: {} }] }) },
}

type Entry = readonly [DecisionKind, string, unknown]
const entriesOfKinds = (kinds: readonly DecisionKind[]): fc.Arbitrary<Entry[]> => fc.array(fc.oneof(...kinds.map((kind) => fc.tuple(fc.constant(kind), KINDS[kind].subject, KINDS[kind].value))), { maxLength: 20 })

/** As the journal has them in force. */
function decisionsOf(entries: readonly Entry[]): Decisions {
  const byKind: Record<string, Record<string, unknown>> = structuredClone(NO_DECISIONS)
  for (const [kind, subject, value] of entries) byKind[kind] = { ...byKind[kind], [subject]: DECISION_SCHEMAS[kind].parse(value) }
  return byKind as unknown as Decisions // every value passed its kind's schema
}

const write = (decisions: Decisions, target: Target = odf) => formatDecisionsFile({ decisions, target, presets, nameOf: (id) => names.get(id) })
const readBack = (written: string) => {
  const file = parseYamlText(written, decisionsFileSchema, 'decisions file', 'The text')
  const { changes, unknownSubjects } = resolveDecisionsFile(file, estate)
  return { file, unknownSubjects, decisions: decisionsOf(changes.map(({ kind, subject, value }) => [kind, subject, value])) }
}
const IN_FILE = DECISION_KINDS.filter((kind) => !Object.hasOwn(KINDS_NOT_IN_FILE, kind))

describe('a decisions file that is written', () => {
  it('gives the same decisions and the same bytes where it is taken over', () => {
    fc.assert(fc.property(entriesOfKinds(IN_FILE), (entries) => {
      const decisions = decisionsOf(entries)
      const { text: written, leftOut } = write(decisions)
      const again = readBack(written)
      expect(again.unknownSubjects).toEqual([])
      expect(again.decisions).toEqual(decisions)
      expect(decisionsDigest(again.decisions)).toBe(decisionsDigest(decisions))
      expect(write(again.decisions).text).toBe(written)
      expect(write(decisionsOf([...Object.entries(decisions)].reverse().flatMap(([kind, values]) => Object.entries(values as object).reverse().map(([subject, value]): Entry => [kind as DecisionKind, subject, value])))).text).toBe(written)
      expect(leftOut).toEqual([])
    }), { numRuns: 150 })
  })

  it.each(DECISION_KINDS)('holds %s, or counts it as left out', (kind) => {
    const { subject, value } = KINDS[kind]
    const [entry] = fc.sample(fc.tuple(fc.constant(kind), subject, value), 1)
    const decisions = decisionsOf(entry === undefined ? [] : [entry])
    const { text: written, leftOut } = write(decisions)
    const isLeftOut = Object.hasOwn(KINDS_NOT_IN_FILE, kind)
    expect(leftOut).toEqual(isLeftOut ? [{ kind, count: 1 }] : [])
    expect(written.includes(`# Not in this file: 1 ${kind}.`)).toBe(isLeftOut)
    expect(readBack(written).decisions).toEqual(isLeftOut ? NO_DECISIONS : decisions)
  })

  it('names objects by their ids, with what they are called above', () => {
    const { text: written } = write(decisionsOf([['vm.namespace', 'src/vm-0', { namespace: 'erp' }], ['vm.namespace', 'src/vm-1', { namespace: 'erp' }], ['waves.schedule', WAVES_SUBJECT, { today: '2026-03-02', windows: { w: ['src/vm-0'] } }]]))
    expect(written).toContain('vms:\n  # ERP-WEB-02\n  - vm: src/vm-0\n    namespace: erp\n  # a - vm: b\n  - vm: src/vm-1\n')
    expect(written).toContain('w:\n        # ERP-WEB-02\n        - src/vm-0\n')
  })

  it('keeps VMs of a schedule that nobody knows, and lists them', () => {
    const decisions = decisionsOf([['waves.schedule', WAVES_SUBJECT, { today: '2026-03-02', windows: { w: ['src/gone'], x: ['src/vm-0'] } }], ['vm.namespace', 'src/gone', { namespace: 'erp' }]])
    const again = readBack(write(decisions).text)
    expect(again.unknownSubjects).toEqual(['vm src/gone: no such object'])
    expect(again.decisions).toEqual({ ...decisions, 'vm.namespace': {} })
  })

  it('counts scenarios that a file cannot name', () => {
    const { text: written, leftOut } = write(decisionsOf([['sizing.scenario', 'x'.repeat(101), {}], ['sizing.scenario', 'Two racks', {}]]))
    expect(leftOut).toEqual([{ kind: 'sizing.scenario', count: 1 }])
    expect(Object.keys(readBack(written).decisions['sizing.scenario'])).toEqual(['Two racks'])
  })
})

describe('the target of a decisions file', () => {
  it.each([
    ['a preset as it is', odf, { use: 'odf' }],
    ['a preset for other releases', { ...odf, mtv: '2.10' as const }, { use: 'odf', mtv: '2.10' }],
  ])('is named where it is %s', (_, target, stated) => {
    expect(readBack(write(NO_DECISIONS, target).text).file.target).toEqual(stated)
  })

  it.each([
    ['a preset that was changed', { ...odf, name: 'Ours\n- x' }],
    ['one of its own', { ...presetCalled('nfs'), id: 'acme' }],
  ])('is stated whole where it is %s', (_, target) => {
    const { text: written } = write(NO_DECISIONS, target)
    expect(readBack(written).file.target).toEqual({ settings: target })
    expect(written).toContain('    # dedicated-3, dedicated-5')
  })
})

function presetCalled(id: string): Target {
  const found = presets.find((preset) => preset.id === id)
  if (found === undefined) throw new Error(`no preset ${id}`)
  return found
}
