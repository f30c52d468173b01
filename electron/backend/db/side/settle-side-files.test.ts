import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseImporter } from '#backend/importers/choose-importer.ts'
import type { ImportContext } from '#backend/importers/importer.ts'
import { SOURCE_A, SOURCE_B, UUID_B, vmCells, vmSheet } from '#backend/importers/rvtools/testing/estate-sheets.ts'
import { writeWorkbook } from '#backend/importers/rvtools/testing/import-workbook.ts'
import { writeTemporary } from '#backend/importers/tables/xlsx/testing/workbook-fixture.ts'
import type { ImportReport } from '#shared/domain/estate/import-report.ts'
import { importIntoProject } from '../import-transaction.ts'
import type { ProjectFile } from '../project-file.ts'
import { readImportReport } from '../repositories/import-repository.ts'
import { loadEstate } from '../repositories/estate-repository.ts'
import { listInventory } from '../repositories/inventory-repository.ts'
import { loadSideRows } from '../repositories/side-repository.ts'
import { loadVm } from '../repositories/vm-repository.ts'
import { undoImport } from '../undo-import.ts'
import { dumpProject, withTemporaryProject } from '../testing/temporary-project.ts'

const QUIET: ImportContext = { signal: { aborted: false }, progress: () => undefined }
const AT = { importedAt: '2026-03-02T09:00:00.000Z' }

async function importAll(project: ProjectFile, ...paths: string[]): Promise<ImportReport> {
  return importIntoProject(project, paths.map((path) => async (sink) => (await chooseImporter(path, QUIET)).read(path, sink, QUIET)), AT)
}

type Place = Parameters<typeof vmCells>[2]

function estate(...vms: readonly (readonly [name: string, moref: string, place?: Place])[]): string {
  return writeWorkbook({ vInfo: vmSheet(['CPUs'], vms.map(([name, moref, place]) => [vmCells(name, moref, place), 2])) })
}

function csv(text: string, name = 'apps.csv'): string {
  return writeTemporary(Buffer.from(text), name)
}

function owners(project: ProjectFile): Record<string, unknown> {
  return Object.fromEntries(listInventory(project, 'vms').rows.map((row) => [String(row['name']), row['owner']]))
}

describe('a side file', () => {
  it('finds its VMs whichever file comes first in an import', async () => {
    for (const isFirst of [true, false]) {
      await withTemporaryProject(async (project) => {
        const [side, inventory] = [csv('VM,Owner\nweb,Ann\n'), estate(['web', 'vm-1'], ['db', 'vm-2'])]
        const report = await importAll(project, ...(isFirst ? [side, inventory] : [inventory, side]))
        expect(owners(project)).toEqual({ web: 'Ann', db: null })
        expect(report.sideData).toEqual([{ kind: 'application', files: ['apps.csv'], rows: 1, vms: { joined: 1, unknown: 0, ambiguous: 0, contradicted: 0, duplicate: 0 }, changes: { added: 1, changed: 0, removed: 0, unchanged: 0 } }])
        expect(report.joins).toContainEqual({ sheet: 'apps.csv', to: 'vm', rows: 1, joined: 1 })
        expect(readImportReport(project)).toEqual(report)
      })
    }
  })

  it('before any inventory is refused, and the project stays as it was', async () => {
    await withTemporaryProject(async (project) => {
      const before = dumpProject(project)
      await expect(importAll(project, csv('VM,Owner\nweb,Ann\n'))).rejects.toMatchObject({ code: 'not-found', message: '"apps.csv" describes an estate that the project does not hold yet: import its inventory first, or together with it.' })
      expect(dumpProject(project)).toEqual(before)
    })
  })

  it('leaves rows without a VM aside, each with an issue that says where and why', async () => {
    await withTemporaryProject(async (project) => {
      await importAll(project, estate(['web', 'vm-1'], ['db', 'vm-2', { datacenter: 'DC1' }], ['db', 'vm-3', { datacenter: 'DC2' }]))
      const report = await importAll(project, csv('Virtual machine,VM ID,Datacenter,Owner\nweb,,,Ann\ndb,,,Bob\ndb,,DC2,Cid\ngone,,,Dan\nweb,vm-2,,Eve\nWEB,vm-1,,Fay\n'))
      expect(report.sideData[0]?.vms).toEqual({ joined: 2, unknown: 1, ambiguous: 1, contradicted: 1, duplicate: 1 })
      expect(report.issues.map(({ code, row, column, value }) => [code, row, column, value])).toEqual([
        ['SIDE_VM_AMBIGUOUS', 3, 'Virtual machine', 'db'],
        ['SIDE_VM_UNKNOWN', 5, 'Virtual machine', 'gone'],
        ['SIDE_VM_CONTRADICTED', 6, 'Virtual machine', 'web'],
        ['SIDE_VM_DUPLICATE', 7, 'Virtual machine', 'WEB'],
      ])
      expect(loadSideRows(project, 'application').map(({ state, row }) => [row.owner, state])).toEqual([['Ann', 'joined'], ['Bob', 'ambiguous'], ['Cid', 'joined'], ['Dan', 'unknown'], ['Eve', 'contradicted'], ['Fay', 'duplicate']])
      expect(loadSideRows(project, 'application', `${SOURCE_A}/vm-1`).map(({ row }) => row.owner)).toEqual(['Ann'])
    })
  })
})

describe('a newer inventory', () => {
  it('keeps what side files say, finds VMs that came, and tells of those that went', async () => {
    await withTemporaryProject(async (project) => {
      await importAll(project, estate(['web', 'vm-1'], ['db', 'vm-2']), csv('VM,Owner\nweb,Ann\ndb,Bob\nnew,Cid\n'))
      const report = await importAll(project, estate(['web', 'vm-1'], ['new', 'vm-7']))
      expect(owners(project)).toEqual({ web: 'Ann', new: 'Cid' })
      expect(report.sideData[0]).toMatchObject({ files: [], rows: 3, vms: { joined: 2, unknown: 1 }, changes: { added: 1, changed: 0, removed: 1, unchanged: 1 } })
      expect(report.issues).toContainEqual(expect.objectContaining({ code: 'SIDE_VM_LOST', sheet: 'apps.csv', row: 3, value: `${SOURCE_A}/vm-2` }))
      // What nobody changed is not told again.
      expect(report.issueCounts['SIDE_VM_UNKNOWN']).toBeUndefined()
      await importAll(project, estate(['web', 'vm-1'], ['db', 'vm-2']))
      expect(owners(project)).toEqual({ web: 'Ann', db: 'Bob' })
    })
  })

  it('of another vCenter takes a name away that is no longer the only one', async () => {
    await withTemporaryProject(async (project) => {
      await importAll(project, estate(['web', 'vm-1']), csv('VM,Owner\nweb,Ann\n'))
      const report = await importAll(project, estate(['web', 'vm-1', { uuid: UUID_B, server: 'vc-b' }]))
      expect(report.sideData[0]).toMatchObject({ vms: { joined: 0, ambiguous: 1 }, changes: { removed: 1 } })
      expect(listInventory(project, 'vms').rows.map((row) => row['owner'])).toEqual([null, null])
    })
  })
})

describe('a newer file of the same kind', () => {
  it('replaces what older ones say VM by VM, and tells what is other now', async () => {
    await withTemporaryProject(async (project) => {
      await importAll(project, estate(['web', 'vm-1'], ['db', 'vm-2'], ['app', 'vm-3']), csv('VM,Owner,Wave\nweb,Ann,1\ndb,Bob,2\ngonne,Cid,3\n'))
      const report = await importAll(project, csv('VM,Owner,Wave\nWEB,Ann,5\napp,Cid,3\n'))
      expect(owners(project)).toEqual({ web: 'Ann', db: 'Bob', app: 'Cid' })
      // The row of the older state that found no VM was put right in the newer one.
      expect(report.sideData[0]).toMatchObject({ rows: 3, vms: { joined: 3, unknown: 0 }, changes: { added: 1, changed: 1, removed: 0, unchanged: 1 } })
      expect(report.issues).toContainEqual(expect.objectContaining({ code: 'SIDE_VALUES_CHANGED', row: 2, column: 'wave', message: `${SOURCE_A}/vm-1: wave was "1" and is "5".` }))
    })
  })

  it('replaces the IP plan and the firewall as a whole, and permissions by vCenter', async () => {
    await withTemporaryProject(async (project) => {
      const permissions = (server: string, ...principals: string[]): string => csv(`Entity,Role,Principal,vCenter\n${principals.map((who) => `vm,Admin,${who},${server}\n`).join('')}`, 'who.csv')
      await importAll(project, estate(['web', 'vm-1']), csv('VLAN,CIDR,Gateway\n1,10.1.0.0/16,\n2,10.2.0.0/16,\n', 'ip.csv'), permissions('vc-a', 'ann', 'bob'), permissions('vc-b', 'cid'))
      const report = await importAll(project, csv('VLAN,CIDR,Gateway\n1,10.1.0.0/16,10.1.0.1\n3,10.3.0.0/16,\n', 'ip.csv'), permissions('vc-a', 'ann', 'dan'))
      expect(loadSideRows(project, 'ipNetwork').map(({ row }) => row.vlanId)).toEqual([1, 3])
      expect(loadSideRows(project, 'permission').map(({ row }) => row.principal).sort()).toEqual(['ann', 'cid', 'dan'])
      expect(report.sideData.map(({ kind, rows, vms, changes }) => [kind, rows, vms, changes])).toEqual([
        ['permission', 3, null, { added: 1, changed: 0, removed: 1, unchanged: 2 }],
        ['ipNetwork', 2, null, { added: 1, changed: 1, removed: 1, unchanged: 0 }],
      ])
    })
  })

  it('is gone with its import, and what was before holds again', async () => {
    await withTemporaryProject(async (project) => {
      await importAll(project, estate(['web', 'vm-1'], ['db', 'vm-2']), csv('VM,Owner\nweb,Ann\n'))
      const before = { owners: owners(project), rows: loadSideRows(project, 'application') }
      await importAll(project, csv('VM,Owner\nweb,Eve\ndb,Eve\n'))
      expect(owners(project)).toEqual({ web: 'Eve', db: 'Eve' })
      undoImport(project, project.database.prepare('SELECT max(pk) FROM import').pluck().get() as number) // there are two
      expect({ owners: owners(project), rows: loadSideRows(project, 'application') }).toEqual(before)
    })
  })
})

describe('a list of VM properties', () => {
  const properties = (text: string): string => csv(text, 'properties.csv')
  const known = (project: ProjectFile): Record<string, unknown> => Object.fromEntries(loadEstate(project).vms.map((vm) => [vm.id, vm.properties?.isEncrypted ?? null]))

  it('stands beside an application list: neither takes the other’s rows for its own', async () => {
    await withTemporaryProject(async (project) => {
      await importAll(project, estate(['web', 'vm-1'], ['db', 'vm-2']), csv('VM,Owner\nweb,Ann\ndb,Bob\n'), properties('VM,Encrypted,vTPM\nweb,True,True\ngone,False,False\n'))
      const report = await importAll(project, properties('VM,Encrypted,vTPM\nweb,False,True\ndb,True,True\n'))
      expect(owners(project)).toEqual({ web: 'Ann', db: 'Bob' })
      expect(known(project)).toEqual({ [`${SOURCE_A}/vm-1`]: false, [`${SOURCE_A}/vm-2`]: true })
      expect(report.sideData.map(({ kind, rows, vms, changes }) => [kind, rows, vms?.joined, changes])).toEqual([
        ['application', 2, 2, { added: 0, changed: 0, removed: 0, unchanged: 2 }],
        ['vmProperty', 2, 2, { added: 1, changed: 1, removed: 0, unchanged: 0 }],
      ])
      expect(report.issues).toContainEqual(expect.objectContaining({ code: 'SIDE_VALUES_CHANGED', column: 'isEncrypted', message: `${SOURCE_A}/vm-1: isEncrypted was true and is false.` }))
      expect(listInventory(project, 'vm-properties').rows.map((row) => [row['id'], row['vmName'], row['vmState'], row['isEncrypted'], row['keyProvider']])).toEqual([['properties.csv#2', 'web', 'joined', false, null], ['properties.csv#3', 'db', 'joined', true, null]])
      expect(loadVm(project, `${SOURCE_A}/vm-2`)?.properties).toMatchObject({ isEncrypted: true, isTpmPresent: true, storagePolicies: null })
      undoImport(project, project.database.prepare('SELECT max(pk) FROM import').pluck().get() as number) // there are two
      expect(known(project)).toEqual({ [`${SOURCE_A}/vm-1`]: true, [`${SOURCE_A}/vm-2`]: null })
    })
  })

  it('needs the vCenter where two have a VM of one name and ID', async () => {
    await withTemporaryProject(async (project) => {
      await importAll(project, estate(['web', 'vm-1'], ['web', 'vm-1', { uuid: UUID_B, server: 'vc-b' }]))
      const report = await importAll(project, properties('VM,VM ID,vCenter,Encrypted\nweb,vm-1,vc-b,True\nweb,vm-1,,False\n'))
      expect(known(project)).toEqual({ [`${SOURCE_A}/vm-1`]: null, [`${SOURCE_B}/vm-1`]: true })
      expect(report.issues.map(({ code, row }) => [code, row])).toContainEqual(['SIDE_VM_AMBIGUOUS', 3])
    })
  })
})

it('whatever files come, each VM has what its newest row says', async () => {
  const names = ['web', 'db', 'app'] as const
  const file = fc.uniqueArray(fc.record({ name: fc.constantFrom(...names, 'gone'), owner: fc.constantFrom('Ann', 'Bob', 'Cid') }), { minLength: 1, maxLength: 4, selector: ({ name }) => name })
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 3 }), async (files) => {
      await withTemporaryProject(async (project) => {
        await importAll(project, estate(...names.map((name, index) => [name, `vm-${String(index)}`] as const)))
        const expected: Record<string, string | null> = Object.fromEntries(names.map((name) => [name, null]))
        for (const rows of files) {
          await importAll(project, csv(`VM,Owner\n${rows.map(({ name, owner }) => `${name},${owner}\n`).join('')}`))
          for (const { name, owner } of rows) if (name !== 'gone') expected[name] = owner
          expect(owners(project)).toEqual(expected)
        }
      })
    }),
    { numRuns: 8 },
  )
})
