import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { performance } from 'node:perf_hooks'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Backend, createBackend } from '#backend/create-backend.ts'
import { findResourcesFolder } from '#backend/resources.ts'
import { writeSampleProject } from '#backend/testing/sample-project-file.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import { type WholePreview, wholePreview } from '#backend/testing/whole-preview.ts'
import type { VmInPlan } from '#shared/contract/vm-in-plan.ts'

const SAMPLE = join(findResourcesFolder(), 'sample', 'portolan-sample-estate.xlsx')
const NOW = '2026-03-02T09:00:00.000Z'

let folder = ''
let backend: Backend
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-bundle-preview-'))
  backend = open()
  valueOf(await backend.invoke('project.open', { path: projectPath(), create: true }))
})
afterEach(() => {
  backend.close()
  rmSync(folder, { recursive: true })
})

const projectPath = (): string => join(folder, 'estate.portolan')

function open(): Backend {
  let time = 0
  return createBackend({
    now: () => NOW,
    // A clock that leaps: no progress is held back for coming too soon.
    monotonicMs: () => (time += 1_000) + performance.now(),
    logUnexpected: (error) => {
      throw error
    },
  })
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

/** The project as it is once the sample was imported into it. */
async function beginWithSample(): Promise<void> {
  valueOf(await backend.invoke('project.close', {}))
  await writeSampleProject(projectPath())
  valueOf(await backend.invoke('project.open', { path: projectPath(), create: false }))
}

async function importSample(): Promise<void> {
  valueOf(await backend.invoke('inventory.import', { files: [SAMPLE] }))
}

const preview = (input: { only?: 'mtv' | 'cluster' } = {}): Promise<WholePreview> => wholePreview(backend, input)
const exportTo = async (name: string, more: { force?: boolean; only?: 'mtv' | 'cluster' } = {}) => valueOf(await backend.invoke('bundle.export', { out: join(folder, name), ...more }))

/** What a bundle on the disk holds, by path. */
function tree(name: string): Map<string, string> {
  const root = join(folder, name)
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return new Map(files.map((file) => [relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8')]))
}

const pathsOf = (shown: WholePreview, change: string): string[] => shown.files.filter((file) => file.change === change).map((file) => file.path)

/** Another StorageClass than the one suggested for the datastore with the most VMs. */
async function overrideDatastore(): Promise<void> {
  const plan = valueOf(await backend.invoke('plan.compute', {}))
  const [datastore] = [...plan.datastores].sort((left, right) => right.vms - left.vms)
  const target = valueOf(await backend.invoke('target.presets', {})).find((preset) => preset.id === plan.target.id)
  const other = target?.storageClasses.find((storageClass) => storageClass.name !== datastore?.storageClass)
  if (datastore === undefined || other === undefined) throw new Error('the sample has datastores and the preset storage classes')
  valueOf(await backend.invoke('decisions.apply', { changes: [{ kind: 'datastore.storage-class', subject: datastore.datastore, value: { storageClass: other.name } }] }))
}

describe('bundle.changes', () => {
  it('says what is decided otherwise than at the newest export, and what was imported since', async () => {
    await beginWithSample()
    const changes = async () => valueOf(await backend.invoke('bundle.changes', {}))
    expect(await changes()).toEqual({ last: null, isKnown: false, changes: [], total: 0, imports: [] })
    await exportTo('first')
    expect(await changes()).toMatchObject({ isKnown: true, total: 0, imports: [] })
    await overrideDatastore()
    await overrideDatastore()
    const [change] = (await changes()).changes
    expect([change?.kind, change?.before, change?.after]).toEqual(['datastore.storage-class', null, expect.stringContaining('storageClass: ')])
    expect(change?.name).not.toBe(change?.subject)
    await importSample()
    expect((await changes()).imports).toHaveLength(1)
    valueOf(await backend.invoke('decisions.go-to', { batch: 0 }))
    expect((await changes()).total).toBe(0)
  }, 60_000)
})

describe('bundle.preview', () => {
  it('needs an inventory', async () => {
    expect(await backend.invoke('bundle.preview', {})).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  it('shows what the export then writes, to the byte', async () => {
    await beginWithSample()
    const shown = await preview()
    expect(shown.preview.last).toBeNull()
    expect(pathsOf(shown, 'added')).toEqual(shown.files.map((file) => file.path))
    expect(shown.preview.files).toEqual({ total: shown.files.length, bytes: shown.files.reduce((sum, { bytes }) => sum + bytes, 0), added: shown.files.length, changed: 0, same: 0, removed: 0 })
    expect(shown.plans).toHaveLength(shown.preview.plan.counts.plans)
    for (const { name, file } of shown.plans) expect(file?.endsWith(`/${name}/plan.yaml`)).toBe(true)
    expect(shown.images).toHaveLength(shown.preview.plan.images.toRebuild)
    const written = await exportTo('bundle')
    const disk = tree('bundle')
    expect(written.notKept).toBeNull()
    expect([...disk.keys()].sort()).toEqual(shown.files.map((file) => file.path).sort())
    for (const { path, bytes } of shown.files) expect([path, Buffer.byteLength(disk.get(path) ?? '')]).toEqual([path, bytes])
    for (const path of ['README.md', 'summary.json', pathEndingIn(shown, '/plan.yaml')]) {
      const file = valueOf(await backend.invoke('bundle.file', { path }))
      expect([file.now?.text, file.before?.text, file.change]).toEqual([disk.get(path), disk.get(path), 'same'])
    }
  })

  it('accounts for every VM and NIC that no plan takes, and for the disks that Map counts besides', async () => {
    await beginWithSample()
    const { preview: { plan }, outside } = await preview()
    expect(new Set(outside.unplaced.map(({ vm }) => vm)).size).toBe(plan.counts.unplaced)
    expect(new Set(outside.excluded.map(({ vm }) => vm)).size).toBe(plan.counts.excluded)
    expect(outside.leftOutNics).toHaveLength(plan.counts.nics.total - plan.counts.nics.mapped)
    for (const { title, code } of [...outside.unplaced, ...outside.excluded]) expect(title).not.toBe(code)
    const { rows, elsewhere, counted } = valueOf(await backend.invoke('mapping.storage', {}))
    const onMap = rows.reduce((sum, { disks }) => sum + disks, elsewhere.disks)
    expect([plan.counts.disks + plan.disks.unplaced, plan.disks.included, counted.disks]).toEqual([onMap, onMap, onMap])
    expect([plan.disks.unplaced > 0, counted.vms]).toEqual([true, plan.counts.included])
    // One source: names need not be told apart.
    expect(new Set(outside.unplaced.map(({ sourceName }) => sourceName))).toEqual(new Set([null]))
  })

  it('says of each VM what the whole bundle says of it', async () => {
    await beginWithSample()
    const { preview: { checks }, outside, findings } = await preview()
    const about = async (id: string): Promise<VmInPlan> => valueOf(await backend.invoke('bundle.vm', { id }))
    for (const kind of ['unplaced', 'excluded'] as const) {
      const listed = outside[kind].filter(({ vm }) => vm === outside[kind][0]?.vm)
      const { place, checks: none } = await about(listed[0]?.vm ?? '')
      expect([place.kind, none]).toEqual([kind, null])
      for (const { code, title } of listed) expect(place).toMatchObject({ why: expect.arrayContaining([expect.objectContaining({ code, title })]) as unknown, kind })
      expect(listed.map(({ message }) => message).join(' ')).toBe(place.kind === 'planned' ? '' : place.why.map(({ message }) => message).join(' '))
    }
    const found = findings.find(({ data }) => typeof data['vm'] === 'string')
    const { place, checks: own } = await about(String(found?.data['vm']))
    expect(place.kind).toBe('planned')
    if (place.kind !== 'planned') return
    expect(valueOf(await backend.invoke('bundle.file', { path: place.file ?? '' })).now?.text).toContain(place.targetName)
    expect(own?.findings.map(({ message }) => message)).toContain(found?.message)
    expect(own?.notEvaluated).toEqual(checks.notEvaluated)
    expect(await backend.invoke('bundle.vm', { id: 'nobody' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  it('says what the checks found, in which file, and what they could not judge', async () => {
    await beginWithSample()
    const { preview: { checks }, findings, files } = await preview()
    expect(findings.length).toBeGreaterThan(0)
    for (const { title } of checks.groups) expect(title).toMatch(/\w+ \w+/)
    for (const { file, subject } of findings) {
      if (subject.startsWith('Plan ')) expect(files.map(({ path }) => path)).toContain(file)
    }
    expect(checks.notEvaluated.map(({ checkId }) => checkId)).toContain('mac-on-target')
    const target = valueOf(await backend.invoke('target.use', {}))
    valueOf(await backend.invoke('target.set', { target: { ...target, cluster: { ...target.cluster, nodes: { ...target.cluster.nodes, swapGib: 64 }, install: { clusterName: 'lisbon', baseDomain: 'example.com', machineNetwork: '192.0.2.0/24', apiVip: '192.0.2.2', ingressVip: '192.0.2.3', clusterNetwork: '10.128.0.0/14', serviceNetwork: '172.30.0.0/16', dnsServers: [], hosts: [] } } } }))
    valueOf(await backend.invoke('decisions.apply', { changes: [{ kind: 'sizing.scenario', subject: 'dense', value: { maxPods: 1000 } }] }))
    const then = await preview()
    expect(then.preview.checks.groups.find(({ checkId }) => checkId === 'install-contradicts-sizing')).toMatchObject({ title: 'Installation and sizing say the same', severity: 'warning', count: 1 })
    const [sized] = valueOf(await backend.invoke('sizing.compute', {})).results
    const installer = valueOf(await backend.invoke('bundle.file', { path: 'install/install-config.yaml' })).now?.text
    expect(installer).toContain(`replicas: ${String(sized?.workers.value)}\n`)
    expect(installer).toContain('hostPrefix: 22\n')
    expect(then.preview.checks.groups.find(({ checkId }) => checkId === 'setting-without-effect')).toMatchObject({ title: 'Every setting that is stated has an effect', severity: 'warning', count: 1 })
    expect(then.findings.find(({ ruleId }) => ruleId === 'setting-without-effect')).toMatchObject({ subject: `Target ${target.id}`, file: null })
  })

  it('marks exactly the files that an override changes, and an undo takes the marks away', async () => {
    await beginWithSample()
    await exportTo('first')
    expect(pathsOf(await preview(), 'same')).toHaveLength(tree('first').size)
    await overrideDatastore()
    const shown = await preview()
    await exportTo('second')
    const [first, second] = [tree('first'), tree('second')]
    const changed = [...second.keys()].filter((path) => first.has(path) && first.get(path) !== second.get(path)).sort()
    expect(changed.some((path) => path.endsWith('storage-map.yaml'))).toBe(true)
    expect(pathsOf(shown, 'changed').sort()).toEqual(changed)
    expect(pathsOf(shown, 'added').sort()).toEqual([...second.keys()].filter((path) => !first.has(path)).sort())
    expect(pathsOf(shown, 'removed').sort()).toEqual([...first.keys()].filter((path) => !second.has(path)).sort())
    // Compared with the second export, it is the undo that changes them.
    valueOf(await backend.invoke('decisions.undo', {}))
    expect(pathsOf(await preview(), 'changed').sort()).toEqual(changed)
    valueOf(await backend.invoke('decisions.redo', {}))
    expect(pathsOf(await preview(), 'changed')).toEqual([])
  })

  it('is computed anew after each change of the project, and not otherwise', async () => {
    const phases: string[] = []
    const watched = async (): Promise<boolean> => {
      phases.length = 0
      valueOf(await backend.invoke('bundle.preview', {}, { onProgress: ({ phase }) => phases.push(phase) }))
      return phases.length > 0
    }
    await importSample()
    expect([await watched(), phases]).toEqual([true, ['plan', 'check', 'lay-out']])
    expect(await watched()).toBe(false)
    await exportTo('bundle')
    expect(await watched()).toBe(false)
    await overrideDatastore()
    expect(await watched()).toBe(true)
    valueOf(await backend.invoke('decisions.undo', {}))
    expect(await watched()).toBe(true)
    valueOf(await backend.invoke('target.use', { mtv: '2.10' }))
    expect(await watched()).toBe(true)
    expect(await watched()).toBe(false)
    await importSample()
    expect(await watched()).toBe(true)
  })

  it('survives a restart, with what was written, when and where', async () => {
    await beginWithSample()
    await exportTo('bundle', { only: 'mtv' })
    backend.close()
    backend = open()
    valueOf(await backend.invoke('project.open', { path: projectPath(), create: false }))
    const shown = await preview({ only: 'mtv' })
    expect(shown.preview.last).toEqual({ at: NOW, out: join(folder, 'bundle'), only: 'mtv', versions: { mtv: shown.preview.plan.target.mtv, openshift: shown.preview.plan.target.openshift }, files: tree('bundle').size })
    expect(pathsOf(shown, 'same')).toHaveLength(tree('bundle').size)
    expect(pathsOf(await preview(), 'added')).toContain('10-cluster/node-network-configuration-policy.yaml')
  })

  it.each(['plan', 'check', 'lay-out'] as const)('is cancelled in its phase %s', async (last) => {
    await importSample()
    const signal = { aborted: false }
    const outcome = await backend.invoke('bundle.preview', {}, { signal, onProgress: ({ phase }) => { signal.aborted = phase === last } })
    expect(outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })
})

describe('bundle.file', () => {
  it('gives the text of now and of the last export, also of a file that is gone', async () => {
    await beginWithSample()
    await exportTo('bundle')
    const before = tree('bundle')
    valueOf(await backend.invoke('target.use', { mtv: '2.9' }))
    const shown = await preview()
    const path = pathsOf(shown, 'changed').find((candidate) => candidate.endsWith('/plan.yaml')) ?? 'README.md'
    const file = valueOf(await backend.invoke('bundle.file', { path }))
    expect([file.change, file.before?.text]).toEqual(['changed', before.get(path)])
    expect(file.now?.text).not.toBe(file.before?.text)
    const gone = valueOf(await backend.invoke('bundle.file', { path: '10-cluster/node-network-configuration-policy.yaml', only: 'mtv' }))
    expect([gone.change, gone.now, gone.before?.text]).toEqual(['removed', null, before.get(gone.path)])
    expect(await backend.invoke('bundle.file', { path: '../estate.portolan' })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })
})

describe('bundle.export', () => {
  it('writes nothing where the project is not the one that was looked at', async () => {
    await beginWithSample()
    const { fingerprint } = (await preview()).preview
    valueOf(await backend.invoke('target.use', { mtv: '2.9' }))
    expect(await backend.invoke('bundle.export', { out: join(folder, 'bundle'), expected: fingerprint })).toMatchObject({ ok: false, error: { code: 'conflict', details: { reason: 'changed' } } })
    expect(readdirSync(folder)).not.toContain('bundle')
    await backend.invoke('bundle.export', { out: join(folder, 'bundle'), expected: (await preview()).preview.fingerprint })
    expect(tree('bundle').size).toBeGreaterThan(0)
  })

  it('says that a folder is not empty, and keeps the last export when it fails', async () => {
    await beginWithSample()
    await exportTo('bundle')
    await overrideDatastore()
    expect(await backend.invoke('bundle.export', { out: join(folder, 'bundle') })).toMatchObject({ ok: false, error: { code: 'conflict', details: { reason: 'not-empty' } } })
    expect(pathsOf(await preview(), 'changed').length).toBeGreaterThan(0)
    await exportTo('bundle', { force: true })
    expect(pathsOf(await preview(), 'changed')).toEqual([])
  })

  it('keeps no place for a download', async () => {
    await beginWithSample()
    valueOf(await backend.invoke('bundle.export', { out: join(folder, 'private'), isDownload: true }))
    expect((await preview()).preview.last).toMatchObject({ at: NOW, out: null, only: null })
  })
})

function pathEndingIn(shown: WholePreview, end: string): string {
  const path = shown.files.find((file) => file.path.endsWith(end))?.path
  if (path === undefined) throw new Error(`the bundle has no file that ends in ${end}`)
  return path
}
