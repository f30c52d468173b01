import { describe, expect, it } from 'vitest'
import type { EstateSink } from '#backend/importers/importer.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { makeDatastore, makeDisk, makeEstate, makeNic, makePortGroup, makeSource, makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import type { Estate } from '#shared/domain/estate/estate.ts'
import { importIntoProject } from './import-transaction.ts'
import { MAX_ISSUES_OF_A_CODE } from './import-sink.ts'
import { countEstate, loadEstate } from './repositories/estate-repository.ts'
import { countRejectedRows, readImportReport, readRejectedRows } from './repositories/import-repository.ts'
import { listInventory } from './repositories/inventory-repository.ts'
import { INVENTORY_KINDS } from '#shared/contract/inventory-api.ts'
import { dumpProject, withTemporaryProject } from './testing/temporary-project.ts'

const AT = { importedAt: '2026-03-02T09:00:00.000Z' }
const SHEETS = ['vTools', 'vDisk', 'vNetwork', 'vDatastore', 'dvPort']

function yieldEstate(sink: EstateSink, estate: Estate): void {
  for (const source of estate.sources) sink.row('source', source)
  for (const portGroup of estate.portGroups) sink.row('portGroup', portGroup)
  for (const datastore of estate.datastores) sink.row('datastore', datastore)
  for (const { cpu, memory, tools, disks, nics, partitions, snapshots, cdDrives, usbDevices, clusterRules, attributes, ...vm } of estate.vms) {
    sink.row('vm', vm)
    if (cpu) sink.row('vmCpu', cpu)
    if (memory) sink.row('vmMemory', memory)
    if (tools) sink.row('vmTools', tools)
    for (const row of disks) sink.row('disk', row)
    for (const row of nics) sink.row('nic', row)
    for (const row of partitions) sink.row('partition', row)
    for (const row of snapshots) sink.row('vmSnapshot', row)
    for (const row of cdDrives) sink.row('cdDrive', row)
    for (const row of usbDevices) sink.row('usbDevice', row)
    for (const row of clusterRules) sink.row('clusterRule', row)
    for (const [name, value] of Object.entries(attributes)) sink.row('attribute', { objectKind: 'vm', objectId: vm.id, name, value })
  }
  for (const name of SHEETS) sink.sheet({ name, rows: 1, kept: 1, rejected: 0, missingColumns: ['CBT'], extraColumns: [] })
}

/** An import that has all its rows at once. */
function reading(work: (sink: EstateSink) => void): (sink: EstateSink) => Promise<void> {
  return (sink) => {
    work(sink)
    return Promise.resolve()
  }
}

const OTHER = 'name:legacy/2024.xlsx'
const ESTATE = makeEstate({
  sources: [makeSource(), makeSource({ id: OTHER, instanceUuid: null, name: 'legacy.xlsx' })],
  vms: [
    makeVm({ moref: 'vm-9', attributes: { Owner: 'Ö. Şahin', Application: '=cmd|x' }, usbDevices: [{ vmId: `${SOURCE_ID}/vm-9`, deviceNode: 'USB 1', deviceType: null, isConnected: true, family: null, speed: null }] }),
    makeVm({ moref: 'vm-10', isTemplate: true, powerState: null, vcpus: null, memoryMib: 4096.5, disks: [makeDisk({ vmId: `${SOURCE_ID}/vm-10` }), makeDisk({ vmId: `${SOURCE_ID}/vm-10`, datastoreId: null, capacityMib: null })] }),
    makeVm({ id: `${OTHER}/name:DC/a/b`, sourceId: OTHER, moref: null, name: 'a/b', tools: null, disks: [makeDisk({ vmId: `${OTHER}/name:DC/a/b`, datastoreId: `${OTHER}/name:DS01` })], nics: [makeNic({ vmId: `${OTHER}/name:DC/a/b`, portGroupId: null })] }),
  ],
  datastores: [makeDatastore(), makeDatastore({ sourceId: OTHER, moref: null })],
  portGroups: [makePortGroup()],
})

describe('an import', () => {
  it('comes back as it was, in natural order', async () => {
    await withTemporaryProject(async (project) => {
      await importIntoProject(project, reading((sink) => yieldEstate(sink, ESTATE)), AT)
      const loaded = loadEstate(project)
      expect(loaded).toEqual({
        ...ESTATE,
        placementRules: [],
        resourcePools: [],
        images: [expect.objectContaining({ kind: 'template' }) as unknown],
        available: { [SOURCE_ID]: expect.any(Array) as unknown, [OTHER]: expect.any(Array) as unknown },
      })
      expect([...(loaded.available[OTHER] ?? [])].sort()).toEqual(['datastores', 'disks', 'nics', 'portGroups', 'tools'])
      expect(countEstate(project)).toEqual({ sources: 2, vms: 2 })
    })
  })

  it('leaves the project as it was when it fails or is cancelled half-way', async () => {
    await withTemporaryProject(async (project) => {
      await importIntoProject(project, reading((sink) => yieldEstate(sink, ESTATE)), AT)
      const before = dumpProject(project)
      const failing = importIntoProject(project, async (sink) => {
        yieldEstate(sink, ESTATE)
        await Promise.resolve()
        throw new AppError('cancelled', 'The import was cancelled.')
      }, AT)
      await expect(failing).rejects.toMatchObject({ code: 'cancelled' })
      expect(dumpProject(project)).toEqual(before)
    })
  })

  it('can be cancelled while it settles what changed', async () => {
    await withTemporaryProject(async (project) => {
      await importIntoProject(project, reading((sink) => yieldEstate(sink, ESTATE)), AT)
      const before = dumpProject(project)
      const signal = { aborted: false }
      const settling = importIntoProject(project, (sink) => {
        yieldEstate(sink, makeEstate({ vms: [makeVm({ name: 'renamed' })] }))
        signal.aborted = true
        return Promise.resolve()
      }, { ...AT, signal })
      await expect(settling).rejects.toMatchObject({ code: 'cancelled' })
      expect(dumpProject(project)).toEqual(before)
      expect(await importIntoProject(project, reading((sink) => yieldEstate(sink, ESTATE)), AT)).toMatchObject({ snapshots: [{ changes: { added: 0, removed: 0, changed: 0 } }, { changes: { added: 0, removed: 0, changed: 0 } }] })
    })
  })

  it('refuses a second one at the same time', async () => {
    await withTemporaryProject(async (project) => {
      await importIntoProject(project, async () => {
        await expect(importIntoProject(project, reading(() => undefined), AT)).rejects.toMatchObject({ code: 'conflict' })
      }, AT)
    })
  })

  it('of a row that refers to nothing is our own fault and says which', async () => {
    await withTemporaryProject(async (project) => {
      const orphan = importIntoProject(project, reading((sink) => {
        sink.row('source', makeSource())
        sink.row('disk', makeDisk({ vmId: `${SOURCE_ID}/vm-404` }))
      }), AT)
      await expect(orphan).rejects.toMatchObject({ code: 'internal', message: expect.stringContaining('vm-404') as string })
    })
  })

  it('of the same source again is a newer snapshot; the older one stays', async () => {
    await withTemporaryProject(async (project) => {
      await importIntoProject(project, reading((sink) => yieldEstate(sink, ESTATE)), AT)
      await importIntoProject(project, reading((sink) => yieldEstate(sink, makeEstate({ vms: [makeVm({ name: 'renamed' })] }))), AT)
      const loaded = loadEstate(project)
      expect(loaded.vms.map((vm) => vm.name)).toEqual(['renamed', 'a/b'])
      expect(project.database.prepare('SELECT count(*) FROM vm').pluck().get()).toBe(4)
    })
  })
})

describe('the report', () => {
  it('counts, keeps sheets and rejected rows, and bounds issues', async () => {
    await withTemporaryProject(async (project) => {
      const report = await importIntoProject(project, reading((sink) => {
        sink.file({ name: 'x.xlsx', bytes: 1, format: 'xlsx', importerId: 'rvtools', producer: null })
        yieldEstate(sink, ESTATE)
        sink.rejected({ sheet: 'vTools', row: 7, reason: 'no VM vm-7 in vInfo', cells: [{ column: 'VM', value: 'ghost' }] })
        for (let row = 0; row < MAX_ISSUES_OF_A_CODE + 5; row++) sink.issue({ code: 'CELL_NOT_UNDERSTOOD', severity: 'warning', sheet: 'vInfo', row, column: 'CPUs', value: 'x', assumed: null, message: 'm' })
      }), AT)
      expect(report.counts).toEqual({ vms: 2, templates: 1, hosts: 0, clusters: 0, datastores: 2, networks: 1, disks: 4, nics: 3, partitions: 0, snapshots: 0, images: 0 })
      expect(report.issues).toHaveLength(MAX_ISSUES_OF_A_CODE)
      expect(report.issueCounts).toEqual({ CELL_NOT_UNDERSTOOD: MAX_ISSUES_OF_A_CODE + 5 })
      expect(readImportReport(project)).toEqual(report)
      expect(countRejectedRows(project)).toBe(1)
      expect(readRejectedRows(project, 1, 10)).toEqual([])
      expect(readRejectedRows(project, 0, 10)).toEqual([{ sheet: 'vTools', row: 7, reason: 'no VM vm-7 in vInfo', cells: [{ column: 'VM', value: 'ghost' }] }])
    })
  })
})

describe('listInventory', () => {
  it('lists every kind, unknown as null and never as zero', async () => {
    await withTemporaryProject(async (project) => {
      await importIntoProject(project, reading((sink) => yieldEstate(sink, ESTATE)), AT)
      for (const kind of INVENTORY_KINDS) expect(listInventory(project, kind).columns.slice(0, 2), kind).toEqual(FIRST_COLUMNS[kind] ?? ['id', 'name'])
      const vms = listInventory(project, 'vms').rows
      expect(vms.map((vm) => [vm['name'], vm['disksMib'], vm['isTemplate']])).toEqual([
        ['server-vm-9', 40_960, false],
        ['server-vm-10', null, true],
        ['a/b', 40_960, false],
      ])
    })
  })
})

/** Of lists whose rows have no name of their own. */
const FIRST_COLUMNS: Readonly<Record<string, readonly string[]>> = { disks: ['id', 'vm'], nics: ['id', 'vm'], applications: ['id', 'vmName'], performance: ['id', 'vmName'], 'vm-properties': ['id', 'vmName'], permissions: ['id', 'principal'] }
