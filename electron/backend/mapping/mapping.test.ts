import { join } from 'node:path'
import { wholePlan } from '#backend/testing/whole-plan.ts'
import { describe, expect, it, test } from 'vitest'
import { createBackend } from '#backend/create-backend.ts'
import { useSampleProject } from '#backend/testing/use-sample-project.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import type { DecisionKind } from '#shared/domain/decisions/decision.ts'

type Change = { kind: DecisionKind; subject: string; value: unknown }

const { backend, call, folder, useTarget } = useSampleProject()

const storage = (scope?: string) => call('mapping.storage', scope === undefined ? {} : { scope })
const networks = (scope?: string) => call('mapping.networks', scope === undefined ? {} : { scope })
const decide = (changes: Change[]) => call('decisions.apply', { changes })

function found<Item>(item: Item | undefined): Item {
  if (item === undefined) throw new Error('the sample lacks what this test needs')
  return item
}

const needed = async () => (await storage()).rows.filter((row) => row.isNeeded)
const attached = async () => (await networks()).rows.filter((row) => row.isNeeded)

/** Each row's effective part, as plan.compute writes it. */
async function expectSameAsPlan(): Promise<void> {
  const plan = await wholePlan(backend())
  const storageRows = (await storage()).rows.filter((row) => row.effective !== null)
  expect(storageRows.map(({ id, name, vms, disks, provisionedMib, effective }) => ({
    datastore: id, name, vms, disks, capacityMib: provisionedMib,
    storageClass: effective?.destination?.storageClass ?? null,
    volumeMode: effective?.destination?.volumeMode ?? null,
    accessMode: effective?.destination?.accessMode ?? null,
    confidence: effective?.confidence, why: effective?.why,
  }))).toEqual(plan.datastores)
  const networkRows = (await networks()).rows.filter((row) => row.effective !== null)
  expect(networkRows.map(({ id, name, vms, nics, effective }) => {
    const destination = effective?.destination ?? null
    return { portGroup: id, name, vms, nics, destination: destination?.type === 'multus' ? `multus ${destination.attachmentName}` : (destination?.type ?? null), confidence: effective?.confidence, why: effective?.why }
  })).toEqual(plan.networks)
}

describe('the mapping of the sample estate', () => {
  it('is the plan\'s own, before and after decisions of every kind', async () => {
    await expectSameAsPlan()
    const [first, second, third] = await needed()
    const [pod, moved, left] = await attached()
    await decide([
      { kind: 'datastore.storage-class', subject: found(first).id, value: { storageClass: 'ocs-storagecluster-cephfs', reason: 'shared files' } },
      { kind: 'datastore.storage-class', subject: found(second).id, value: { storageClass: 'ocs-storagecluster-ceph-rbd', volumeMode: 'Filesystem', accessMode: 'ReadWriteMany' } },
      { kind: 'datastore.storage-class', subject: found(third).id, value: { storageClass: 'gone' } },
      { kind: 'port-group.network', subject: found(pod).id, value: { type: 'pod' } },
      { kind: 'port-group.network', subject: found(moved).id, value: { type: 'localnet', vlanId: null } },
      { kind: 'port-group.network', subject: found(left).id, value: { type: 'ignored', reason: 'backup of the old site' } },
    ])
    await expectSameAsPlan()
  })

  it('follows VMs that are left out', async () => {
    const row = found((await needed()).find(({ vms }) => vms === 1) ?? (await needed())[0])
    const { rows } = await call('inventory.query', { kind: 'disks', offset: 0, limit: 1000, where: `datastore = "${row.name}"` })
    await decide([...new Set(rows.map((disk) => String(disk['vm'])))].map((subject) => ({ kind: 'vm.inclusion', subject, value: { isIncluded: false, reason: 'retired' } })))
    const after = found((await storage()).rows.find(({ id }) => id === row.id))
    expect(after).toMatchObject({ isNeeded: false, isOpen: false, suggestion: null, effective: null, vms: 0, provisionedMib: 0 })
    await expectSameAsPlan()
  })

  it('keeps the suggestion beside the decision, and takes the decision back', async () => {
    const row = found((await needed())[0])
    await decide([{ kind: 'datastore.storage-class', subject: row.id, value: { storageClass: 'ocs-storagecluster-ceph-rbd', accessMode: 'ReadWriteOnce' } }])
    const decided = found((await needed()).find(({ id }) => id === row.id))
    expect(decided).toMatchObject({
      suggestion: row.suggestion,
      decision: { storageClass: 'ocs-storagecluster-ceph-rbd', accessMode: 'ReadWriteOnce' },
      effective: { destination: { accessMode: 'ReadWriteOnce', volumeMode: 'Block', canLiveMigrate: false }, confidence: 'decided' },
      warnings: [{ code: 'no-live-migration', count: null }],
    })
    expect(decided.effective?.terms).toContainEqual({ code: 'access-mode', name: null, value: 'ReadWriteOnce', unit: null, from: 'decision' })
    await decide([{ kind: 'datastore.storage-class', subject: row.id, value: null }])
    expect(found((await needed()).find(({ id }) => id === row.id))).toEqual(row)
  })

  it('adds up: classes to datastores, terms to classes', async () => {
    const { rows, storageClasses } = await storage()
    for (const { name, wantedMib, datastores, disks, terms } of storageClasses) {
      const own = rows.filter((row) => row.effective?.destination?.storageClass === name)
      expect({ wantedMib, datastores, disks }).toEqual({ wantedMib: own.reduce((sum, row) => sum + row.provisionedMib, 0), datastores: own.length, disks: own.reduce((sum, row) => sum + row.disks, 0) })
      expect(terms.reduce((sum, term) => sum + Number(term.value), 0)).toBe(wantedMib)
    }
  })

  it('sums up as its own answers say, with what is decided, in a scope too', async () => {
    const [first] = await needed()
    const [pod, left] = await attached()
    const cluster = String(found((await call('inventory.query', { kind: 'vms', offset: 0, limit: 1, where: 'included' })).rows[0])['cluster'])
    const expectSums = async (scope?: string): Promise<void> => {
      const [summary, own, nets, compute] = [await call('mapping.summary', scope === undefined ? {} : { scope }), await storage(scope), await networks(scope), await call('mapping.compute', { limit: 1, ...(scope === undefined ? {} : { scope }) })]
      expect(summary).toEqual({
        storage: { datastores: own.rows.filter(({ disks }) => disks > 0).length, open: own.open, classes: own.storageClasses.filter(({ disks }) => disks > 0).map(({ name, capacityMib, neededMib, fit }) => ({ name, capacityMib, neededMib, fit })) },
        networks: { portGroups: nets.rows.filter(({ nics }) => nics > 0).length, open: nets.open, leftOut: nets.leftOut.portGroups },
        compute: { open: compute.open },
      })
    }
    await expectSums()
    await decide([
      { kind: 'datastore.storage-class', subject: found(first).id, value: { storageClass: 'gone' } },
      { kind: 'port-group.network', subject: found(pod).id, value: { type: 'localnet', physicalNetwork: 'gone', reason: 'of the old site' } },
      { kind: 'port-group.network', subject: found(left).id, value: { type: 'ignored', reason: 'backup of the old site' } },
    ])
    await expectSums()
    await expectSums(`cluster = "${cluster}"`)
    expect(await call('mapping.summary', {})).toMatchObject({ storage: { open: 1 }, networks: { leftOut: 1 } })
  })

  it('adds up: flows to datastores, to classes and to all disks, in a scope too', async () => {
    const cluster = String(found((await call('inventory.query', { kind: 'vms', offset: 0, limit: 1, where: 'included' })).rows[0])['cluster'])
    for (const { rows, flows, storageClasses, counted, directLuns } of [await storage(), await storage(`cluster = "${cluster}"`)]) {
      const sizeOf = (isOf: (flow: (typeof flows)[number]) => boolean) => flows.filter(isOf).reduce((sum, { provisionedMib }) => sum + provisionedMib, 0)
      for (const { name, wantedInScopeMib } of storageClasses) expect(sizeOf(({ storageClass }) => storageClass === name)).toBe(wantedInScopeMib)
      for (const { id, provisionedMib } of rows) expect(sizeOf(({ datastoreId }) => datastoreId === id)).toBe(provisionedMib)
      expect(flows.reduce((sum, { disks }) => sum + disks, 0)).toBe(counted.disks - directLuns.disks)
    }
  })
})

describe('a scope', () => {
  it('knows the fields of the assessment', async () => {
    const listed = async (where: string) => (await call('inventory.query', { kind: 'vms', offset: 0, limit: 1000, where: `included and ${where}` })).rows.map((row) => row['id'])
    for (const scope of ['status = attention', '(osClass = certified and complexity > 2)', 'canMoveWarm = false']) {
      const { rows } = await call('mapping.compute', { scope })
      expect(rows.map(({ id }) => id).sort()).toEqual((await listed(scope)).sort())
    }
    const [attention, whole] = [await storage('status = attention'), await storage()]
    expect(attention.rows.reduce((sum, { vms }) => sum + vms, 0)).toBeLessThan(whole.rows.reduce((sum, { vms }) => sum + vms, 0))
  })

  it('narrows rows and counts, and leaves the mapping alone', async () => {
    const whole = await storage()
    const cluster = String(found((await call('inventory.query', { kind: 'vms', offset: 0, limit: 1, where: 'included' })).rows[0])['cluster'])
    const scope = `cluster = "${cluster}"`
    const narrowed = await storage(scope)
    expect(narrowed.rows.length).toBeLessThan(whole.rows.length)
    const { rows: disks } = await call('inventory.query', { kind: 'disks', offset: 0, limit: 1000 })
    const { rows: vms } = await call('inventory.query', { kind: 'vms', offset: 0, limit: 1000, where: `included and ${scope}` })
    const ids = new Set(vms.map((vm) => vm['id']))
    expect(narrowed.rows.reduce((sum, row) => sum + row.disks, 0)).toBe(new Set(disks.filter((disk) => ids.has(disk['vm'] ?? null)).map(({ datastore, path, label, vm }) => (path === null ? `${String(label)} of ${String(vm)}` : `${String(datastore)} ${String(path)}`))).size)
    for (const row of narrowed.rows) expect(row.effective).toEqual(whole.rows.find(({ id }) => id === row.id)?.effective)
    expect(narrowed.storageClasses.map(({ wantedMib }) => wantedMib)).toEqual(whole.storageClasses.map(({ wantedMib }) => wantedMib))
    expect(narrowed.storageClasses[0]?.wantedInScopeMib).toBe(narrowed.rows.reduce((sum, row) => sum + row.provisionedMib, 0))
    const names = (answer: ApiOutput<'mapping.networks'>) => new Map(answer.rows.map((row) => [row.id, row.effective]))
    const [all, some] = [names(await networks()), names(await networks(scope))]
    for (const [id, effective] of some) expect(effective).toEqual(all.get(id))
  })

  it('of one VM says what its id as an expression says', async () => {
    const vm = String(found((await call('inventory.query', { kind: 'vms', offset: 0, limit: 1, where: 'included' })).rows[0])['id'])
    const scope = `id = "${vm}"`
    expect(await call('mapping.storage', { vm })).toEqual(await storage(scope))
    expect(await call('mapping.networks', { vm })).toEqual(await networks(scope))
    expect((await storage(scope)).counted.vms).toBe(1)
  })

  it('that is not understood is refused', async () => {
    expect(await backend().invoke('mapping.storage', { scope: 'nothing = ' })).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  })
})

describe('what is warned of', () => {
  it('a class that holds less than is asked of it', async () => {
    await useTarget((odf) => ({ ...odf, storageClasses: odf.storageClasses.map((entry) => (entry.isDefaultForVirtualization ? { ...entry, capacityTib: 0.5 } : entry)) }))
    const { rows, storageClasses } = await storage()
    const [full, other] = storageClasses
    expect(full).toMatchObject({ isFull: true, capacityMib: 524_288 })
    expect(other).toMatchObject({ isFull: false, capacityMib: null })
    expect(rows.filter((row) => row.warnings.some(({ code }) => code === 'class-full')).length).toBe(full?.datastores)
  })

  it('the pod network for several port groups, and for several NICs of a VM, which the plan refuses', async () => {
    const rows = await attached()
    await decide(rows.map(({ id }) => ({ kind: 'port-group.network', subject: id, value: { type: 'pod' } })))
    const { rows: after, podNetwork } = await networks()
    const plan = await wholePlan(backend())
    expect(podNetwork).toEqual({
      portGroups: rows.length,
      nics: rows.reduce((sum, row) => sum + row.nics, 0),
      vmsWithSeveralNics: plan.unplaced.filter(({ why }) => why.some(({ code }) => code === 'pod-network-twice')).length,
    })
    expect(podNetwork.vmsWithSeveralNics).toBeGreaterThan(0)
    for (const row of after.filter(({ isNeeded }) => isNeeded)) expect(row.warnings).toContainEqual({ code: 'pod-network-shared', count: rows.length })
  })

  it('a target whose class has no known modes: every datastore is an open question', async () => {
    await useTarget((odf) => ({ ...odf, storageClasses: [{ name: 'slow', provisioner: 'csi.example.com', parameters: {}, isDefault: true, isDefaultForVirtualization: false }] }))
    const { rows, open, storageClasses } = await storage()
    expect(open).toBe(rows.filter((row) => row.isNeeded).length)
    expect(storageClasses[0]).toMatchObject({ modes: null, preferred: null, wantedMib: 0, terms: [] })
    await expectSameAsPlan()
  })
})

describe('a preview', () => {
  it('says what comes true', async () => {
    const rows = await needed()
    const [group] = await attached()
    const changes = [
      ...rows.slice(0, 3).map(({ id }) => ({ kind: 'datastore.storage-class' as const, subject: id, value: { storageClass: 'ocs-storagecluster-cephfs' } })),
      { kind: 'port-group.network' as const, subject: found(group).id, value: { type: 'ignored', reason: 'retired' } },
    ]
    const preview = await call('mapping.preview', { changes })
    expect((await call('decisions.state', {})).undo).toBeNull()
    const { rows: disks } = await call('inventory.query', { kind: 'disks', offset: 0, limit: 1000 })
    const { rows: nics } = await call('inventory.query', { kind: 'nics', offset: 0, limit: 1000, where: `portGroup = "${found(group).id}"` })
    const { rows: included } = await call('inventory.query', { kind: 'vms', offset: 0, limit: 1000, where: 'included' })
    const taken = new Set(included.map((vm) => vm['id']))
    const users = [...disks.filter((disk) => rows.slice(0, 3).some(({ name }) => name === disk['datastore'])), ...nics].map((part) => part['vm'] ?? null).filter((vm) => taken.has(vm))
    expect(preview.touched).toMatchObject({ rows: 4, vms: new Set(users).size, disks: preview.storage.reduce((sum, row) => sum + row.disks, 0) })
    expect(preview.storage.map(({ id }) => id)).toEqual(rows.slice(0, 3).map(({ id }) => id))
    await decide(changes)
    const after = await storage()
    for (const { id, after: destination, disks } of preview.storage) expect(after.rows.find((row) => row.id === id)).toMatchObject({ disks, effective: { destination } })
    expect(preview.storageClasses).toEqual(after.storageClasses)
    expect(preview.networks[0]).toMatchObject({ id: found(group).id, before: found(group).effective?.destination, after: { type: 'ignored' }, isDecided: true, nics: found(group).nics })
  })

  it('shows rows that were named and stay as they are', async () => {
    const row = found((await needed())[0])
    const preview = await call('mapping.preview', { changes: [{ kind: 'datastore.storage-class', subject: row.id, value: null }] })
    expect(preview.storage).toMatchObject([{ id: row.id, before: row.effective?.destination, after: row.effective?.destination, isDecided: false }])
  })

  it('covers rules and VMs, counts what they touch, and is undone with one step', async () => {
    const nfs = (await needed()).filter(({ type }) => type === 'NFS')
    const { rows: vms } = await call('inventory.query', { kind: 'vms', offset: 0, limit: 1, where: 'name = "ERP-WEB-02"' })
    const vm = String(vms[0]?.['id'])
    const changes = [
      { kind: 'storage.rules' as const, subject: 'storage', value: { rules: [{ where: 'type = nfs', storageClass: 'ocs-storagecluster-cephfs' }] } },
      { kind: 'vm.storage-class' as const, subject: vm, value: { storageClass: 'ocs-storagecluster-ceph-rbd' } },
    ]
    const before = await storage()
    const preview = await call('mapping.preview', { changes })
    expect(preview.storage.map(({ id }) => id)).toEqual(nfs.map(({ id }) => id))
    expect(preview.vmStorage).toMatchObject([{ name: 'ERP-WEB-02, lis-core-01-unity-01', after: { storageClass: 'ocs-storagecluster-ceph-rbd' }, vms: 1, disks: 2 }])
    expect(preview.touched).toMatchObject({ rows: nfs.length + 1, disks: nfs.reduce((sum, { disks }) => sum + disks, 0) + 2 })
    await decide(changes)
    const after = await storage()
    expect(after.rules).toMatchObject([{ place: 1, passed: nfs.length, decides: nfs.length }])
    expect(after.overrides).toMatchObject([{ id: vm, places: [{ isOwn: true }], refusals: [] }])
    expect(after.storageClasses).toEqual(preview.storageClasses)
    expect((await call('plan.compute', {})).storageClasses.map(({ name, provisionedMib, fit }) => [name, provisionedMib, fit])).toEqual(after.storageClasses.map(({ name, wantedMib, fit }) => [name, wantedMib, fit]))
    await expectSameAsPlan()
    await call('decisions.undo', {})
    expect(await storage()).toEqual(before)
  })

  test.each([
    ['a rule that nobody could obey', 'storage.rules', { rules: [{ where: 'colour = red', storageClass: 'x' }] }],
    ['a network left out without a reason', 'port-group.network', { type: 'ignored', reason: '' }],
    ['a VLAN that no switch knows', 'port-group.network', { type: 'localnet', vlanId: 4095 }],
    ['a mode that does not exist', 'datastore.storage-class', { storageClass: 'x', accessMode: 'ReadWriteSometimes' }],
  ] as const)('refuses %s as deciding does', async (_, kind, value) => {
    const changes = [{ kind, subject: 'anything', value }]
    const refused = await backend().invoke('mapping.preview', { changes })
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    expect(await backend().invoke('decisions.apply', { changes })).toEqual(refused)
  })
})

it('an empty project has nothing to map', async () => {
  const empty = createBackend({ now: () => '2026-01-01T00:00:00Z', monotonicMs: () => 0, logUnexpected: String })
  await empty.invoke('project.open', { path: join(folder(), 'empty.portolan'), create: true })
  expect(await empty.invoke('mapping.storage', {})).toMatchObject({ ok: true, value: { rows: [], open: 0 } })
  expect(await empty.invoke('mapping.networks', {})).toMatchObject({ ok: true, value: { rows: [], open: 0 } })
  empty.close()
})

describe('the map of scheduling', () => {
  it('is what the plan says, and narrows its rows and counts to the scope alone', async () => {
    await useTarget((odf) => ({ ...odf, features: { ...odf.features, descheduler: true, nodeHealthCheck: true } }))
    const { rows, descheduler, healthCheck, features } = await call('mapping.scheduling', {})
    const planned = (await call('plan.compute', {})).scheduling
    expect(rows.map(({ sourceName, ...row }) => ({ ...row, hasName: sourceName !== '' }))).toEqual(planned.clusters.map((row) => ({ ...row, hasName: true })))
    expect(rows.length).toBeGreaterThan(1)
    expect([descheduler, healthCheck, features]).toEqual([planned.descheduler, planned.healthCheck, { descheduler: true, nodeHealthCheck: true }])
    const [first] = rows
    const narrowed = await call('mapping.scheduling', { scope: `cluster = "${first?.name ?? ''}" and name ~ 0` })
    expect(narrowed.rows.map(({ name }) => name)).toEqual([first?.name])
    expect(narrowed.rows[0]?.vmCount).toBeLessThan(first?.vmCount ?? 0)
    expect(narrowed.descheduler).toEqual(descheduler)
  })

  it('says that the target wants nothing of the kind', async () => {
    expect(await call('mapping.scheduling', {})).toMatchObject({ descheduler: null, healthCheck: { isSetUp: false }, features: { descheduler: false, nodeHealthCheck: false } })
  })
})
