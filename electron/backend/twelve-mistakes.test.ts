import { type WholePlan, wholePlan } from '#backend/testing/whole-plan.ts'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { type Backend, createBackend } from '#backend/create-backend.ts'
import { UUID_A, UUID_B, vmCells, vmSheet } from '#backend/importers/rvtools/testing/estate-sheets.ts'
import { importFile, writeWorkbook, type SheetRows } from '#backend/importers/rvtools/testing/import-workbook.ts'
import type { Outcome } from '#shared/contract/api-types.ts'
import type { ImportReport } from '#shared/domain/estate/import-report.ts'

// What other planners were seen to get wrong, from an inventory to its plan. Each is a promise of this one.

const NOW = '2026-03-02T09:00:00.000Z'
let folder = ''
let backend: Backend

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portolan-mistakes-'))
  backend = open()
  await startProject('estate')
})
afterEach(() => {
  backend.close()
  rmSync(folder, { recursive: true })
})

function open(): Backend {
  return createBackend({
    now: () => NOW,
    monotonicMs: () => performance.now(),
    logUnexpected: (error) => {
      throw error
    },
  })
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(outcome.error.message)
  return outcome.value
}

async function startProject(name: string, create = true): Promise<void> {
  valueOf(await backend.invoke('project.open', { path: join(folder, `${name}.portolan`), create }))
}

const importSheets = async (sheets: Readonly<Record<string, SheetRows>>): Promise<ImportReport> => valueOf(await backend.invoke('inventory.import', { files: [writeWorkbook(sheets)] }))
const plan = (): Promise<WholePlan> => wholePlan(backend)
const list = async (kind: 'vms' | 'hosts' | 'clusters' | 'datastores' | 'networks' | 'disks' | 'nics'): Promise<readonly Readonly<Record<string, unknown>>[]> => valueOf(await backend.invoke('inventory.list', { kind })).rows
const issues = (report: ImportReport, code: string): ImportReport['issues'] => report.issues.filter((issue) => issue.code === code)

interface Manifest {
  readonly kind?: string
  readonly metadata?: { readonly name: string }
  readonly spec?: {
    readonly vms?: readonly { readonly id?: string; readonly name?: string }[]
    readonly map?: readonly { readonly source: { readonly id?: string; readonly name?: string }; readonly destination: Readonly<Record<string, string>> }[]
  }
}

async function exportManifests(): Promise<readonly Manifest[]> {
  const out = join(folder, 'bundle')
  valueOf(await backend.invoke('bundle.export', { out, acceptCritical: true }))
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
  return files.flatMap((file) => parseAllDocuments(readFileSync(join(file.parentPath, file.name), 'utf8')).map((document) => document.toJS() as Manifest))
}

const INFO = ['Powerstate', 'Template', 'CPUs', 'Memory', 'Cluster', 'Host', 'OS according to the configuration file', 'Disks', 'NICs'] as const
const info = (...rows: Parameters<typeof vmSheet>[1]): SheetRows => vmSheet(INFO, rows)
const on = (name: string, moref: string, more: Parameters<typeof vmCells>[2] = {}): readonly [readonly (string | number | boolean | null)[], ...(string | number | boolean | null)[]] => [vmCells(name, moref, more), 'poweredOn', 'False', 2, 4096, 'C1', 'esx1', 'Red Hat Enterprise Linux 9 (64-bit)', 1, 1]
const DISK = ['Disk', 'Disk Key', 'Capacity MiB', 'Raw', 'Disk Mode', 'Path'] as const
const disk = (name: string, moref: string, datastore: string, more: Parameters<typeof vmCells>[2] = {}): readonly [readonly (string | number | boolean | null)[], ...(string | number | boolean | null)[]] => [vmCells(name, moref, more), 'Hard disk 1', 2000, 1024, 'False', 'persistent', `[${datastore}] ${name}/${name}.vmdk`]
const NETWORK = ['NIC label', 'Adapter', 'Network', 'Switch', 'Connected', 'Mac Address'] as const
const nic = (name: string, moref: string, network: string, switchName: string): readonly [readonly (string | number | boolean | null)[], ...(string | number | boolean | null)[]] => [vmCells(name, moref), 'Network adapter 1', 'VMXNET3', network, switchName, 'True', `00:50:56:00:00:${moref.slice('vm-'.length).padStart(2, '0')}`]
const DATASTORES: SheetRows = [['Name', 'Type', 'Capacity MiB', 'Hosts', 'Object ID', 'VI SDK Server', 'VI SDK UUID'], ['ds1', 'VMFS', 9999, 'esx1, esx2', 'datastore-1', 'vc-a', UUID_A]]
const DV_PORTS: SheetRows = [['Port', 'Switch', 'Type', 'VLAN', 'Object ID', 'VI SDK Server', 'VI SDK UUID'], ['prod', 'DS1', 'earlyBinding', 101, 'dvportgroup-1', 'vc-a', UUID_A]]
/** One VM of which nothing is missing. */
const WEB: Readonly<Record<string, SheetRows>> = {
  vInfo: info(on('web', 'vm-1')),
  vDisk: vmSheet(DISK, [disk('web', 'vm-1', 'ds1')]),
  vNetwork: vmSheet(NETWORK, [nic('web', 'vm-1', 'prod', 'DS1')]),
  vDatastore: DATASTORES,
  dvPort: DV_PORTS,
}

describe('twelve mistakes', () => {
  it('1: two vCenters in one workbook with the same morefs lose no VM and mix up no disk', async () => {
    const VMS = 100
    const b = { uuid: UUID_B, server: 'vc-b' }
    const numbers = Array.from({ length: VMS }, (_, index) => index)
    const report = await importSheets({
      vInfo: info(...numbers.map((n) => on(`a${String(n)}`, `vm-${String(n)}`)), ...numbers.map((n) => on(`b${String(n)}`, `vm-${String(n)}`, b))),
      vDisk: vmSheet(DISK, [...numbers.map((n) => disk(`a${String(n)}`, `vm-${String(n)}`, 'ds1')), ...numbers.map((n) => disk(`b${String(n)}`, `vm-${String(n)}`, 'ds1', b))]),
      vDatastore: [...DATASTORES, ['ds1', 'VMFS', 9999, 'esx1, esx2', 'datastore-1', 'vc-b', UUID_B]],
    })
    expect([report.counts.vms, report.counts.disks, report.sources.length]).toEqual([2 * VMS, 2 * VMS, 2])
    expect(report.joins).toContainEqual({ sheet: 'vDisk', to: 'vm', rows: 2 * VMS, joined: 2 * VMS })
    const disks = await list('disks')
    const names = new Map((await list('vms')).map((vm) => [vm['id'], String(vm['name'])]))
    for (const entry of disks) expect(entry['path']).toBe(`[ds1] ${names.get(entry['vm']) ?? ''}/${names.get(entry['vm']) ?? ''}.vmdk`)
    expect(new Set(disks.map((entry) => entry['vm'])).size).toBe(2 * VMS)
    expect((await plan()).counts).toMatchObject({ vms: 2 * VMS, included: 2 * VMS })
  })

  it('2: a vDatastore without Object ID puts no disk on a datastore without a name and blocks no VM', async () => {
    const report = await importSheets({
      ...WEB,
      vInfo: info(on('web', 'vm-1'), on('db', 'vm-2')),
      vDisk: vmSheet(DISK, [disk('web', 'vm-1', 'ds1'), disk('db', 'vm-2', 'ds2')]),
      vDatastore: [['Name', 'Type', 'Capacity MiB', 'Hosts'], ['ds1', 'VMFS', 9999, 'esx1, esx2'], ['ds2', 'NFS', 9999, 'esx1, esx2']],
    })
    expect(issues(report, 'MISSING_DATASTORE_ID').length).toBeGreaterThan(0)
    expect((await list('disks')).map((entry) => entry['datastore']).sort()).toEqual(['ds1', 'ds2'])
    const { datastores, findings, counts, unplaced } = await plan()
    expect(datastores.map(({ name, vms, storageClass }) => [name, vms, storageClass !== null]).sort()).toEqual([['ds1', 1, true], ['ds2', 1, true]])
    expect(findings.filter(({ ruleId }) => ruleId === 'vmware.datastore.missing')).toEqual([])
    expect([counts.included, unplaced.flatMap(({ why }) => why.map(({ code }) => code)).filter((code) => /datastore|storage/.test(code))]).toEqual([2, []])
  })

  it('3: numbers as text are read in their column’s dialect, and an unknown size is neither zero nor a concern', async () => {
    for (const [name, memory] of [['comma', '16,384'], ['dot', '16.384'], ['blank', '16 384'], ['apostrophe', "16'384"]] as const) {
      await startProject(name)
      const report = await importSheets({ ...WEB, vInfo: info([vmCells('web', 'vm-1'), 'poweredOn', 'False', '2', memory, 'C1', 'esx1', null, 1, 1]), vDisk: vmSheet(DISK, [[vmCells('web', 'vm-1'), 'Hard disk 1', 2000, null, 'False', 'persistent', '[ds1] web/web.vmdk']]) })
      expect((await list('vms')).map((vm) => vm['memoryMib']), name).toEqual([16_384])
      expect(issues(report, 'NUMBER_DIALECT').map(({ column }) => column), name).toContain('Memory')
      expect((await list('disks')).map((entry) => entry['capacityMib']), name).toEqual([null])
      const { findings, notEvaluated } = await plan()
      expect(findings.filter(({ ruleId }) => ruleId === 'vmware.disk.capacity.invalid'), name).toEqual([])
      expect(notEvaluated.map(({ ruleId }) => ruleId), name).toContain('vmware.disk.capacity.invalid')
    }
  })

  it('4: a column that is missing costs its own value, and is named', async () => {
    const report = await importSheets({
      ...WEB,
      vCPU: vmSheet(['CPUs', 'Sockets', 'Hot Add'], [[vmCells('web', 'vm-1'), 2, 1, 'True']]),
      vNetwork: vmSheet(NETWORK.slice(1), [[vmCells('web', 'vm-1'), 'VMXNET3', 'prod', 'DS1', 'True', '00:50:56:00:00:01']]),
    })
    for (const [sheet, column] of [['vCPU', 'Hot Remove'], ['vNetwork', 'NIC label']] as const) {
      expect(report.sheets.find(({ name }) => name === sheet)).toMatchObject({ rows: 1, kept: 1, missingColumns: expect.arrayContaining([column]) as unknown })
      expect(issues(report, 'MISSING_COLUMN').find((issue) => issue.sheet === sheet)?.message).toContain(`"${column}"`)
    }
    expect((await plan()).counts.nics).toEqual({ total: 1, mapped: 1, leftOut: 0 })
  })

  it('5: port groups of standard switches and their VLANs are there and mapped', async () => {
    await importSheets({
      ...WEB,
      vNetwork: vmSheet(NETWORK, [nic('web', 'vm-1', 'VM Network', 'vSwitch0')]),
      vPort: [['Host', 'Datacenter', 'Cluster', 'Port Group', 'Switch', 'VLAN', 'VI SDK Server', 'VI SDK UUID'], ['esx1', 'DC', 'C1', 'VM Network', 'vSwitch0', '205', 'vc-a', UUID_A], ['esx1', 'DC', 'C1', 'idle', 'vSwitch0', '0', 'vc-a', UUID_A]],
    })
    expect((await list('networks')).map((network) => [network['name'], network['kind'], network['vlanId']])).toEqual(expect.arrayContaining([['VM Network', 'standard', 205], ['idle', 'standard', null], ['prod', 'distributed', 101]]))
    expect((await plan()).networks.find(({ name }) => name === 'VM Network')).toMatchObject({ vms: 1, destination: expect.stringMatching(/^multus .*205/) as unknown })
  })

  it('6: a LUN called naa. is not taken for iSCSI', async () => {
    await importSheets({
      ...WEB,
      vHost: [['Host', 'Datacenter', 'Cluster', 'Object ID', 'VI SDK Server', 'VI SDK UUID'], ['esx1', 'DC', 'C1', 'host-1', 'vc-a', UUID_A]],
      vHBA: [['Host', 'Datacenter', 'Cluster', 'Device', 'Type', 'Status', 'VI SDK Server', 'VI SDK UUID'], ['esx1', 'DC', 'C1', 'vmhba2', 'Fibre Channel', 'online', 'vc-a', UUID_A]],
      vMultiPath: [['Host', 'Datacenter', 'Cluster', 'Datastore', 'Disk', 'Display name', 'Vendor', 'Model', 'VI SDK Server', 'VI SDK UUID'], ['esx1', 'DC', 'C1', 'ds1', 'naa.600a098038303053', 'Fibre Channel Disk (naa.600a098038303053)', 'NETAPP', 'LUN C-Mode', 'vc-a', UUID_A]],
    })
    const [datastore] = await list('datastores')
    expect(datastore).toMatchObject({ name: 'ds1', type: 'VMFS' })
    const shown = JSON.stringify([await list('datastores'), await list('disks'), (await plan()).datastores, valueOf(await backend.invoke('mapping.storage', {}))])
    expect(shown.toLowerCase()).not.toContain('iscsi')
  })

  it('7: a single host without vCenter, and hosts without a cluster, are read and planned', async () => {
    const HOST_VMS = ['VM', 'Powerstate', 'Template', 'CPUs', 'Memory', 'Datacenter', 'Cluster', 'Host', 'VM ID', 'VI SDK Server type', 'VI SDK Server', 'VI SDK UUID'] as const
    const report = await importSheets({
      vInfo: [HOST_VMS, ['web', 'poweredOn', 'False', 2, 4096, 'ha-datacenter', null, 'esx9', '12', 'VMware ESXi', 'esx9', null]],
      vDisk: [['VM', 'Disk', 'Disk Key', 'Capacity MiB', 'Raw', 'Path', 'VM ID', 'VI SDK Server'], ['web', 'Hard disk 1', 2000, 1024, 'False', '[datastore1] web/web.vmdk', '12', 'esx9']],
      vHost: [['Host', 'Datacenter', 'Cluster', '# Cores', '# Memory'], ['esx9', 'ha-datacenter', null, 16, 131_072]],
      vDatastore: [['Name', 'Type', 'Hosts'], ['datastore1', 'VMFS', 'esx9']],
    })
    expect(report.counts).toMatchObject({ vms: 1, hosts: 1, disks: 1 })
    expect((await list('vms'))[0]).toMatchObject({ name: 'web', cluster: null, host: 'esx9' })
    const { counts, plans, unplaced } = await plan()
    expect([counts.included, counts.planned + unplaced.length]).toEqual([1, 1])
    expect(plans.length + unplaced.length).toBeGreaterThan(0)
  })

  it('8: maps follow the target, names survive YAML, and ids are morefs', async () => {
    const names = ['web: 1', 'yes', '1e3', '#five', "o'clock", '- dash', 'null', '{braces}', 'tab\tname', '0x1F', 'Zürich', '*star', '"quoted"']
    const morefs = names.map((_, index) => `vm-${String(index + 1)}`)
    await importSheets({
      ...WEB,
      vInfo: info(...names.map((name, index) => on(name, morefs[index] ?? ''))),
      vDisk: vmSheet(DISK, names.map((name, index) => disk(name, morefs[index] ?? '', 'ds1'))),
      vNetwork: vmSheet(NETWORK, names.map((name, index) => nic(name, morefs[index] ?? '', 'prod', 'DS1'))),
    })
    const manifests = await exportManifests()
    const of = (kind: string): readonly Manifest[] => manifests.filter((manifest) => manifest.kind === kind)
    const vms = of('Plan').flatMap(({ spec }) => spec?.vms ?? [])
    expect(new Map(vms.map(({ id, name }) => [id, name]))).toEqual(new Map(names.map((name, index) => [morefs[index], name])))
    const networks = of('NetworkMap').flatMap(({ spec }) => spec?.map ?? [])
    expect(networks.length).toBeGreaterThan(0)
    for (const { source, destination } of networks) expect([source.id, destination['type'], destination['name']]).toEqual(['dvportgroup-1', 'multus', expect.stringContaining('101')])
    const storage = of('StorageMap').flatMap(({ spec }) => spec?.map ?? [])
    expect(storage.length).toBeGreaterThan(0)
    for (const { source, destination } of storage) expect([source.id, destination['volumeMode'], destination['accessMode']]).toEqual(['datastore-1', 'Block', 'ReadWriteMany'])
  })

  it('9: what hosts use and have reaches the inventory, and every sum of the plan is over its own VMs', async () => {
    // Sizing, failover nodes and limits under overcommit come with the screens that size a target: their inputs are held here.
    const sheets = {
      ...WEB,
      vInfo: info(on('web', 'vm-1'), on('db', 'vm-2')),
      vDisk: vmSheet(DISK, [disk('web', 'vm-1', 'ds1'), disk('db', 'vm-2', 'ds1')]),
      vNetwork: vmSheet(NETWORK, [nic('web', 'vm-1', 'prod', 'DS1'), nic('db', 'vm-2', 'prod', 'DS1')]),
      vHost: [['Host', 'Datacenter', 'Cluster', '# CPU', '# Cores', 'HT Active', '# Memory', 'CPU usage %', 'Memory usage %', 'Object ID', 'VI SDK Server', 'VI SDK UUID'], ['esx1', 'DC', 'C1', 2, 32, 'True', 262_144, 11, 91, 'host-1', 'vc-a', UUID_A]] as SheetRows,
    }
    await importSheets(sheets)
    expect((await list('hosts'))[0]).toMatchObject({ cores: 32, memoryMib: 262_144 })
    expect((await importFile(writeWorkbook(sheets))).rows.host).toMatchObject([{ memoryUsagePercent: 91, cpuUsagePercent: 11, isHyperthreadingActive: true }])
    const { counts, plans } = await plan()
    expect(plans.reduce((sum, one) => sum + one.vms, 0)).toBe(counts.planned)
    expect(plans.reduce((sum, one) => sum + one.capacityMib, 0)).toBe(counts.capacityMib)
    expect(counts.capacityMib).toBe(2 * 1024)
  })

  it('10: templates, agents and VMs that are off are neither dropped nor counted in silence', async () => {
    const row = (name: string, moref: string, state: string, template: string): ReturnType<typeof on> => [vmCells(name, moref), state, template, 1, 1024, 'C1', 'esx1', null, 1, 1]
    const report = await importSheets({
      ...WEB,
      vInfo: info(on('web', 'vm-1'), row('golden', 'vm-2', 'poweredOff', 'True'), row('idle', 'vm-3', 'poweredOff', 'False'), row('vCLS-1', 'vm-4', 'poweredOn', 'False'), row('bare', 'vm-5', 'poweredOn', 'False')),
      vDisk: vmSheet(DISK, [disk('web', 'vm-1', 'ds1'), disk('golden', 'vm-2', 'ds1'), disk('idle', 'vm-3', 'ds1'), disk('vCLS-1', 'vm-4', 'ds1')]),
      vNetwork: vmSheet(NETWORK, [nic('web', 'vm-1', 'prod', 'DS1'), nic('idle', 'vm-3', 'prod', 'DS1')]),
    })
    expect(report.counts).toMatchObject({ vms: 4, templates: 1 })
    const { counts, excluded, unplaced } = await plan()
    expect(counts.vms).toBe(5)
    expect(counts.included + counts.excluded).toBe(counts.vms)
    expect(counts.planned + counts.unplaced).toBe(counts.included)
    for (const { name, why } of [...excluded, ...unplaced]) expect(why.length, name).toBeGreaterThan(0)
    expect(excluded.map(({ name }) => name)).toEqual(expect.arrayContaining(['golden', 'vCLS-1']))
    // A VM that is off migrates as well as any other.
    expect([...excluded, ...unplaced].map(({ name }) => name)).not.toContain('idle')
  })

  it('11: the rules are the program’s own: no network is asked, and the same file is judged the same', async () => {
    const asked = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('The rules need no network.'))
    const judged: string[] = []
    for (const name of ['first', 'second']) {
      await startProject(name)
      await importSheets({ ...WEB, vDisk: vmSheet(DISK, [[vmCells('web', 'vm-1'), 'Hard disk 1', 2000, 1024, 'True', 'independent_persistent', '[ds1] web/web.vmdk']]) })
      const summary = await plan()
      expect(summary.findings.length).toBeGreaterThan(0)
      judged.push(JSON.stringify([summary.findings, summary.notEvaluated, valueOf(await backend.invoke('bundle.preview', {})).fingerprint]))
    }
    expect(judged[1]).toBe(judged[0])
    expect(asked).not.toHaveBeenCalled()
  })

  it('12: every warning is in the report, which stays in the project', async () => {
    const report = await importSheets({ ...WEB, vInfo: info(on('web', 'vm-1'), [vmCells('db', 'vm-2'), 'poweredOn', 'False', 'many', 4096, 'C1', 'esx1', null, 1, 1], on('web', 'vm-1')), vTools: vmSheet(['Tools'], [[vmCells('ghost', 'vm-9'), 'toolsOk']]) })
    expect(issues(report, 'CELL_NOT_UNDERSTOOD')).toMatchObject([{ sheet: 'vInfo', row: 3, column: 'CPUs', value: 'many' }])
    expect(issues(report, 'DUPLICATE_VM')).toHaveLength(1)
    expect(issues(report, 'ORPHAN_ROW')).toHaveLength(1)
    backend.close()
    backend = open()
    await startProject('estate', false)
    expect(valueOf(await backend.invoke('inventory.report', {}))).toEqual(report)
    const rejected = valueOf(await backend.invoke('inventory.rejected', { offset: 0, limit: 10 }))
    expect(rejected.rows.map(({ sheet, row }) => [sheet, row])).toEqual([['vInfo', 4], ['vTools', 2]])
    // And what no rule could tell is said in the plan.
    expect((await plan()).notEvaluated.length).toBeGreaterThan(0)
  })
})
