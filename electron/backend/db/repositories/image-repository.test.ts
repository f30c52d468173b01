import { expect, it } from 'vitest'
import { importIntoProject } from '#backend/db/import-transaction.ts'
import { readImportReport } from '#backend/db/repositories/import-repository.ts'
import { listInventory } from '#backend/db/repositories/inventory-repository.ts'
import { withTemporaryProject } from '#backend/db/testing/temporary-project.ts'
import type { EstateSink } from '#backend/importers/importer.ts'
import type { Image } from '#shared/domain/estate/image.ts'
import { makeDatastore, makeDisk, makeSource, makeVm, SOURCE_ID } from '#shared/engine/testing/estate-fixtures.ts'
import { loadImages } from './image-repository.ts'

const image = (overrides: Partial<Image>): Image => ({ id: `${SOURCE_ID}/file:a.iso`, sourceId: SOURCE_ID, moref: null, kind: 'iso', name: 'a.iso', datastoreName: null, datastoreId: null, path: 'a.iso', sizeMib: 700, owner: null, isListed: true, ...overrides })
const id = (moref: string): string => `${SOURCE_ID}/${moref}`

function estateOf(sink: EstateSink): Promise<void> {
  sink.row('source', makeSource())
  const stores = [makeDatastore(), makeDatastore({ moref: 'datastore-2', name: 'ISO', inUseMib: 4_096 }), makeDatastore({ moref: 'datastore-3', name: 'export' })]
  for (const datastore of stores) sink.row('datastore', datastore)
  const nothing = { status: null, datacenterName: null, isMaster: null, isBackup: null, format: null, path: null, nfsVersion: null, mountOptions: null, isWipedAfterDelete: null, isDiscardedAfterDelete: null, warningFreeSpacePercent: null }
  sink.row('datastoreConfiguration', { datastoreId: id('datastore-3'), domainType: 'export', ...nothing })
  const vms = [
    makeVm({ name: 'web' }),
    makeVm({ id: id('vm-2'), moref: 'vm-2', name: 'rhel9', isTemplate: true, diskCount: 2 }),
    makeVm({ id: id('vm-3'), moref: 'vm-3', name: 'half known', isTemplate: true, diskCount: 2 }),
    makeVm({ id: id('vm-4'), moref: 'vm-4', name: 'size', isTemplate: true, diskCount: 0 }),
  ]
  for (const { cpu: _cpu, memory: _memory, tools: _tools, disks: _disks, nics: _nics, partitions: _partitions, snapshots: _snapshots, cdDrives: _cdDrives, usbDevices: _usb, clusterRules: _rules, attributes: _attributes, ...vm } of vms) sink.row('vm', vm)
  sink.row('disk', makeDisk({}))
  for (const capacityMib of [10_240, 20_480]) sink.row('disk', makeDisk({ vmId: id('vm-2'), capacityMib }))
  for (const capacityMib of [10_240, null]) sink.row('disk', makeDisk({ vmId: id('vm-3'), capacityMib }))
  sink.row('image', image({ id: `${id('datastore-2')}/file:a.iso`, datastoreName: 'ISO', datastoreId: id('datastore-2') }))
  sink.row('image', image({ id: `${id('datastore-1')}/file:b.iso`, name: 'b.iso', datastoreName: 'DS01', datastoreId: id('datastore-1'), sizeMib: null, isListed: false }))
  sink.row('imageUse', { imageId: `${id('datastore-2')}/file:a.iso`, vmId: id('vm-1') })
  sink.row('attribute', { objectKind: 'vm', objectId: id('vm-2'), name: 'Business Owner', value: 'sales' })
  sink.row('attribute', { objectKind: 'vm', objectId: id('vm-2'), name: ' OWNER ', value: 'platform' })
  return Promise.resolve()
}

it('lists templates, images and the places of images, with size and owner where they are stated', async () => {
  await withTemporaryProject(async (project) => {
    await importIntoProject(project, estateOf, { importedAt: '2026-03-02T09:00:00Z' })
    const shown = loadImages(project).map(({ kind, name, sizeMib, owner, attachedVms, parts, datastoreName }) => [kind, name, datastoreName, sizeMib, owner, attachedVms, parts])
    expect(shown.sort()).toEqual([
      ['exportDomain', 'export', 'export', 400_000, null, null, 0],
      ['iso', 'a.iso', 'ISO', 700, null, 1, null],
      ['iso', 'b.iso', 'DS01', null, null, 0, null],
      // DS01 bears disks as well
      ['isoDatastore', 'ISO', 'ISO', 4_096, null, null, 1],
      ['template', 'half known', 'DS01', null, null, null, 2],
      ['template', 'rhel9', 'DS01', 30_720, 'platform', null, 2],
      ['template', 'size', null, 0, null, null, 0],
    ])
    const { rows } = listInventory(project, 'images')
    expect(rows.filter((row) => row['isToRebuild'] === false).map((row) => row['name']).sort()).toEqual(['ISO', 'size'])
    expect(readImportReport(project)?.counts).toMatchObject({ vms: 1, templates: 3, images: 2 })
  })
})

it('is empty where nothing was imported', async () => {
  await withTemporaryProject((project) => {
    expect(loadImages(project)).toEqual([])
    expect(listInventory(project, 'images')).toMatchObject({ rows: [], columns: expect.arrayContaining(['id', 'isToRebuild']) as unknown })
  })
})
