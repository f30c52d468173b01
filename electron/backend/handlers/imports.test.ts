import { describe, expect, it } from 'vitest'
import { SOURCE_A, SOURCE_B, UUID_B } from '#backend/importers/rvtools/testing/estate-sheets.ts'
import { withHistory } from './testing/history-backend.ts'
import { writeExport } from './testing/history-export.ts'

const A = { name: 'app', moref: 'vm-1' }
const B = { name: 'base', moref: 'vm-2' }
const C = { name: 'cache', moref: 'vm-3' }
const id = (moref: string): string => `${SOURCE_A}/${moref}`
const RETIRED = { isIncluded: false, reason: 'retired' }

describe('the same vCenter imported again', () => {
  it('is a newer snapshot, with the VMs that came, went and changed', async () => {
    await withHistory(async (ask) => {
      await ask('inventory.import', { files: [writeExport('2026-02-01', [A, B])] })
      const report = await ask('inventory.import', { files: [writeExport('2026-03-01', [{ ...A, name: 'app-renamed', cpus: 8, disk: 2048, inUse: 900 }, C])] })
      expect(report.snapshots).toMatchObject([{ sourceId: SOURCE_A, file: 'export-2026-03-01.xlsx', isCurrent: true, comparedWith: { exportedAt: '2026-02-01T08:00:00' }, changes: { added: 1, removed: 1, changed: 1 } }])
      expect((await ask('inventory.list', { kind: 'vms' })).rows.map((row) => row['name'])).toEqual(['app-renamed', 'cache'])

      const [newest, first] = await ask('imports.list', {})
      const snapshot = newest?.snapshots[0]?.id ?? 0
      expect(newest).toMatchObject({ canUndo: true, files: [{ name: 'export-2026-03-01.xlsx' }], snapshots: [{ isCurrent: true, vms: 2, before: first?.snapshots[0]?.id }] })
      expect(first).toMatchObject({ canUndo: false, snapshots: [{ isCurrent: false, vms: 2, before: null }] })

      const diff = await ask('imports.diff', { snapshot })
      expect(diff.counts).toEqual({ added: 1, removed: 1, changed: 1, unchanged: 0 })
      expect(diff.notCompared).toContainEqual({ part: 'vm', field: 'inUseMib', because: 'measured' })
      const page = { snapshot, offset: 0, limit: 100 }
      expect((await ask('imports.diff-vms', { ...page, change: 'added' })).added).toMatchObject([{ id: id('vm-3'), name: 'cache', vcpus: 2 }])
      expect((await ask('imports.diff-vms', { ...page, change: 'removed' })).removed).toMatchObject([{ id: id('vm-2'), name: 'base' }])
      const { changed } = await ask('imports.diff-vms', { ...page, change: 'changed' })
      expect(changed).toEqual([
        {
          id: id('vm-1'), oldId: null, name: 'app-renamed', changes: [
            { part: 'vm', item: null, field: 'name', old: 'app', new: 'app-renamed' },
            { part: 'vm', item: null, field: 'vcpus', old: 2, new: 8 },
            { part: 'disk', item: 'Hard disk 1', field: 'capacityMib', old: 1024, new: 2048 },
          ],
        },
      ])
      expect((await ask('imports.diff-vms', { ...page, change: 'changed', field: { part: 'vm', field: 'memoryMib' } })).total).toBe(0)
      expect((await ask('imports.diff-vms', { ...page, change: 'changed', search: 'RENAMED' })).total).toBe(1)
    })
  })

  it('tells the history of one VM: under other names and ids, gone and back, not there yet', async () => {
    await withHistory(async (ask, backend) => {
      const uuid = '5001aaaa-0000-0000-0000-000000000001'
      await ask('inventory.import', { files: [writeExport('2026-01-01', [A, { ...B, vmUuid: uuid }])] })
      await ask('inventory.import', { files: [writeExport('2026-02-01', [{ ...A, name: 'app-renamed', cpus: 8, disk: 2048 }])] })
      await ask('inventory.import', { files: [writeExport('2026-03-01', [{ ...A, name: 'app-renamed', cpus: 8, disk: 2048 }, { ...B, moref: 'vm-77', vmUuid: uuid }])] })
      await ask('inventory.import', { files: [writeExport('2026-03-02', [{ ...A, name: 'app-renamed', cpus: 8, disk: 2048 }, { ...B, moref: 'vm-77', vmUuid: uuid, cpus: 16 }, C])] })
      // Imported last, and older than all but one.
      await ask('inventory.import', { files: [writeExport('2026-01-15', [A])] })
      const historyOf = async (moref: string): Promise<unknown[]> => (await ask('imports.vm', { vm: id(moref) })).map(({ snapshot, state, change }) => [snapshot.exportedAt?.slice(0, 10), state, ...(change?.changes.map(({ part, field, old, new: next }) => [part, field, old, next]) ?? [])])

      expect(await historyOf('vm-1')).toEqual([
        ['2026-03-02', 'same'],
        ['2026-03-01', 'same'],
        ['2026-02-01', 'changed', ['vm', 'name', 'app', 'app-renamed'], ['vm', 'vcpus', 2, 8], ['disk', 'capacityMib', 1024, 2048]],
        ['2026-01-15', 'same'],
        ['2026-01-01', 'first'],
      ])
      const ofB = [['2026-03-02', 'changed', ['vm', 'vcpus', 2, 16]], ['2026-03-01', 'back'], ['2026-02-01', 'absent'], ['2026-01-15', 'removed'], ['2026-01-01', 'first']]
      expect(await historyOf('vm-77')).toEqual(ofB)
      // Its page of an earlier import has the id that it had then.
      expect(await historyOf('vm-2')).toEqual(ofB)
      expect(await historyOf('vm-3')).toEqual([['2026-03-02', 'added'], ...['2026-03-01', '2026-02-01', '2026-01-15', '2026-01-01'].map((date) => [date, 'absent'])])
      expect(await backend.invoke('imports.vm', { vm: id('vm-9') })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    })
  })

  it('of an older export does not become the current one, and the report says so', async () => {
    await withHistory(async (ask) => {
      await ask('inventory.import', { files: [writeExport('2026-03-01', [A, B])] })
      const report = await ask('inventory.import', { files: [writeExport('2026-01-01', [C])] })
      expect(report.snapshots).toMatchObject([{ isCurrent: false, comparedWith: null, decisions: null }])
      expect(report.issues).toContainEqual(expect.objectContaining({ code: 'EXPORT_OLDER_THAN_CURRENT', severity: 'warning', value: '2026-01-01T08:00:00', assumed: '2026-03-01T08:00:00' }))
      expect((await ask('inventory.list', { kind: 'vms' })).rows).toHaveLength(2)
      const snapshot = report.snapshots[0]?.id ?? 0
      expect((await ask('inventory.list', { kind: 'vms', snapshot })).rows.map((row) => row['name'])).toEqual(['cache'])
      // A third one in between is compared with the one before it in time, not in the order of the imports.
      const between = await ask('inventory.import', { files: [writeExport('2026-02-01', [C, B])] })
      expect(between.snapshots).toMatchObject([{ isCurrent: false, comparedWith: { exportedAt: '2026-01-01T08:00:00' }, changes: { added: 1, removed: 0 } }])
    })
  })

  it('without a date is taken as the newest, and the report says so', async () => {
    await withHistory(async (ask) => {
      await ask('inventory.import', { files: [writeExport('2026-03-01', [A])] })
      const report = await ask('inventory.import', { files: [writeExport(null, [A, B])] })
      expect(report.snapshots).toMatchObject([{ isCurrent: true, changes: { added: 1 } }])
      expect(report.issueCounts).toMatchObject({ EXPORT_DATE_UNKNOWN: 1 })
      await ask('inventory.import', { files: [writeExport('2026-01-01', [C])] })
      expect((await ask('inventory.list', { kind: 'vms' })).rows).toHaveLength(2)
    })
  })

  it('in two files of one call counts once, by its newest export, whatever their order', async () => {
    const files = (): string[] => [writeExport('2026-03-01', [A, B]), writeExport('2026-02-01', [A, C])]
    for (const order of [files(), files().reverse()]) {
      await withHistory(async (ask) => {
        const report = await ask('inventory.import', { files: order })
        expect(report.counts).toMatchObject({ vms: 2, disks: 2 })
        expect(report.sources).toHaveLength(1)
        expect(report.sources[0]?.exportedAt).toBe('2026-03-01T08:00:00')
        expect(report.issues).toContainEqual(expect.objectContaining({ code: 'SOURCE_IN_TWO_FILES', value: 'export-2026-02-01.xlsx', assumed: 'export-2026-03-01.xlsx' }))
        expect((await ask('inventory.list', { kind: 'vms' })).rows.map((row) => row['name'])).toEqual(['app', 'base'])
        expect((await ask('inventory.list', { kind: 'disks' })).rows).toHaveLength(2)
      })
    }
  })

  it('under another instance UUID is told apart and told', async () => {
    await withHistory(async (ask) => {
      await ask('inventory.import', { files: [writeExport('2026-02-01', [A, B])] })
      const report = await ask('inventory.import', { files: [writeExport('2026-03-01', [A, B], { uuid: UUID_B })] })
      expect(report.sources.map((source) => source.id)).toEqual([SOURCE_B])
      expect(report.issues).toContainEqual(expect.objectContaining({ code: 'SOURCES_OVERLAP', value: '2' }))
    })
  })
})

describe('decisions', () => {
  it('are kept, wait for VMs that went, and hold again when they are back', async () => {
    await withHistory(async (ask) => {
      await ask('inventory.import', { files: [writeExport('2026-02-01', [A, B])] })
      await ask('decisions.apply', { changes: [{ kind: 'vm.inclusion', subject: id('vm-1'), value: RETIRED }, { kind: 'vm.inclusion', subject: id('vm-2'), value: RETIRED }] })
      const second = await ask('inventory.import', { files: [writeExport('2026-03-01', [A])] })
      expect(second.snapshots[0]?.decisions).toEqual({ kept: 1, reattached: 0, withoutObject: 1 })
      expect(await ask('imports.waiting-decisions', {})).toMatchObject([{ kind: 'vm.inclusion', subject: id('vm-2'), name: 'base', value: RETIRED }])
      await ask('inventory.import', { files: [writeExport('2026-03-02', [A, B])] })
      expect(await ask('imports.waiting-decisions', {})).toEqual([])
      expect((await ask('inventory.list', { kind: 'vms', where: 'excludedBecause ~ retired' })).rows).toHaveLength(2)
    })
  })

  it('follow a VM that was registered anew, through a third import, a new decision and undo', async () => {
    await withHistory(async (ask) => {
      const uuid = '5001aaaa-0000-0000-0000-000000000001'
      const excluded = async (): Promise<unknown[]> => (await ask('inventory.list', { kind: 'vms', where: 'not included' })).rows.map((row) => row['id'])
      await ask('inventory.import', { files: [writeExport('2026-02-01', [{ ...A, vmUuid: uuid }, B])] })
      await ask('decisions.apply', { changes: [{ kind: 'vm.inclusion', subject: id('vm-1'), value: RETIRED }, { kind: 'vm.namespace', subject: id('vm-1'), value: { namespace: 'erp' } }] })
      const moved = await ask('inventory.import', { files: [writeExport('2026-03-01', [{ ...A, moref: 'vm-77', vmUuid: uuid.toUpperCase() }, B])] })
      expect(moved.snapshots[0]?.decisions).toEqual({ kept: 2, reattached: 2, withoutObject: 0 })
      expect(moved.snapshots[0]?.changes).toEqual({ added: 0, removed: 0, changed: 1 })
      expect(await excluded()).toEqual([id('vm-77')])
      expect((await ask('inventory.vm', { id: id('vm-77') })).decisions['vm.namespace']).toEqual({ namespace: 'erp' })
      expect(await ask('imports.waiting-decisions', {})).toEqual([])

      await ask('inventory.import', { files: [writeExport('2026-03-02', [{ ...A, moref: 'vm-77', vmUuid: uuid }, B])] })
      expect(await excluded()).toEqual([id('vm-77')])
      // A decision on the newer id goes before that on the older one, and taking it back takes back both.
      await ask('decisions.apply', { changes: [{ kind: 'vm.inclusion', subject: id('vm-77'), value: null }] })
      expect(await excluded()).toEqual([])
      expect((await ask('decisions.list', {})).at(-1)).toMatchObject({ old: RETIRED, new: null })
      await ask('decisions.undo', {})
      expect(await excluded()).toEqual([id('vm-77')])
      for (const { id: importId } of (await ask('imports.list', {})).slice(0, 2)) await ask('imports.undo', { import: importId })
      expect(await excluded()).toEqual([id('vm-1')])
    })
  })
})

describe('undo of the last import', () => {
  it('brings the one before back, lists and decisions alike, and leaves nothing behind', async () => {
    await withHistory(async (ask, backend) => {
      await ask('inventory.import', { files: [writeExport('2026-02-01', [A, B])] })
      await ask('decisions.apply', { changes: [{ kind: 'vm.inclusion', subject: id('vm-1'), value: RETIRED }] })
      const before = { list: await ask('inventory.list', { kind: 'vms' }), page: await ask('inventory.query', { kind: 'vms', offset: 0, limit: 10 }), report: await ask('inventory.report', {}) }
      await ask('inventory.import', { files: [writeExport('2026-03-01', [C]), writeExport('2026-03-01', [A], { uuid: UUID_B, server: 'vc-b', name: 'b.xlsx' })] })
      const [newest, first] = await ask('imports.list', {})
      expect(await ask('inventory.query', { kind: 'vms', offset: 0, limit: 10 })).toMatchObject({ total: 2 })
      expect(await ask('inventory.report', { import: first?.id })).toEqual(before.report)
      expect(await backend.invoke('imports.undo', { import: first?.id ?? 0 })).toMatchObject({ ok: false, error: { code: 'conflict' } })

      const undone = await ask('imports.undo', { import: newest?.id })
      expect(undone).toEqual({ restored: [first?.snapshots[0]?.id], removedSources: [SOURCE_B] })
      expect(await ask('inventory.list', { kind: 'vms' })).toEqual(before.list)
      expect(await ask('inventory.query', { kind: 'vms', offset: 0, limit: 10 })).toEqual(before.page)
      expect(await ask('inventory.report', {})).toEqual(before.report)
      expect(await backend.invoke('imports.undo', { import: newest?.id ?? 0 })).toMatchObject({ ok: false, error: { code: 'not-found' } })

      await ask('imports.undo', { import: first?.id })
      expect(await ask('imports.list', {})).toEqual([])
      expect(await ask('project.info', {})).toMatchObject({ sources: 0, vms: 0 })
      expect(await ask('imports.waiting-decisions', {})).toMatchObject([{ subject: id('vm-1'), name: null, lastSnapshot: null }])
      expect(await backend.invoke('inventory.report', {})).toMatchObject({ ok: false, error: { code: 'not-found' } })
    })
  })

  it('of an older export changes nothing of what is current', async () => {
    await withHistory(async (ask) => {
      await ask('inventory.import', { files: [writeExport('2026-03-01', [A, B])] })
      await ask('inventory.import', { files: [writeExport('2026-01-01', [C])] })
      const [newest] = await ask('imports.list', {})
      expect(await ask('imports.undo', { import: newest?.id })).toEqual({ restored: [], removedSources: [] })
      expect((await ask('inventory.list', { kind: 'vms' })).rows).toHaveLength(2)
    })
  })
})

it('the VMs of each snapshot are asked as a list, whether it still counts or not', async () => {
  await withHistory(async (ask) => {
    await ask('inventory.import', { files: [writeExport('2026-02-01', [A, B])] })
    await ask('inventory.import', { files: [writeExport('2026-02-01', [{ ...A, cpus: 16 }], { uuid: UUID_B, server: 'vc-b', name: 'b.xlsx' })] })
    await ask('inventory.import', { files: [writeExport('2026-03-01', [B, { ...C, cpus: 8 }])] })
    const snapshots = (await ask('imports.list', {})).flatMap((one) => one.snapshots.map(({ id: pk, isCurrent }) => ({ pk, isCurrent })))
    expect(snapshots.map(({ isCurrent }) => isCurrent)).toEqual([true, true, false])
    const names: unknown[] = []
    for (const { pk: snapshot } of snapshots) {
      const asked = await ask('inventory.query', { kind: 'vms', snapshot, offset: 0, limit: 10, facets: ['vcpus'] })
      expect(asked.rows).toEqual((await ask('inventory.list', { kind: 'vms', snapshot })).rows)
      names.push([asked.rows.map(({ name }) => name), asked.facets[0]?.values.map(({ value }) => value)])
    }
    expect(names).toEqual([[['base', 'cache'], [2, 8]], [['app'], [16]], [['app', 'base'], [2]]])
  })
})

it('a diff of what cannot be compared is refused in one sentence', async () => {
  await withHistory(async (ask, backend) => {
    const one = await ask('inventory.import', { files: [writeExport('2026-02-01', [A])] })
    const other = await ask('inventory.import', { files: [writeExport('2026-02-01', [A], { uuid: UUID_B, server: 'vc-b', name: 'b.xlsx' })] })
    const [first, second] = [one.snapshots[0]?.id ?? 0, other.snapshots[0]?.id ?? 0]
    expect(await backend.invoke('imports.diff', { snapshot: first })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await backend.invoke('imports.diff', { snapshot: 99 })).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect(await backend.invoke('imports.diff', { snapshot: second, base: first })).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
    expect(await backend.invoke('inventory.list', { kind: 'vms', snapshot: 99 })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })
})
