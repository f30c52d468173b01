import { compareNatural } from '#shared/domain/compare.ts'
import type { Estate, EstateCluster, EstateDatastore, EstateDisk, EstateInput, EstatePortGroup, EstateVm } from '#shared/domain/estate/estate.ts'
import type { Source } from '#shared/domain/estate/source.ts'
import { sharedAttachments } from '#shared/engine/estate/shared-disks.ts'
import { createEstateReader, type EstateReader } from '../estate-reader.ts'
import { withAccess } from './datastore-access.ts'
import { withTiering } from './host-tiering.ts'
import { loadImages } from './image-repository.ts'
import { loadVmProperties } from './vm-property-repository.ts'
import { type ProjectFile, readProject } from '../project-file.ts'

/** How many sources and VMs (templates apart) the project holds. */
export function countEstate({ database }: ProjectFile): { sources: number; vms: number } {
  const sources = database.prepare('SELECT count(*) FROM current_snapshot').pluck().get() as number // count(*) is a number
  const vms = database.prepare('SELECT count(*) FROM vm WHERE is_template IS NOT 1 AND snapshot_pk IN (SELECT pk FROM current_snapshot)').pluck().get() as number // as above
  return { sources, vms }
}

/** What a VM of the estate has besides the fields of its row. */
const VM_PARTS = ['cpu', 'memory', 'tools', 'disks', 'nics', 'partitions', 'snapshots', 'cdDrives', 'usbDevices', 'clusterRules', 'attributes'] as const satisfies readonly (keyof EstateVm)[]

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] }

/** The newest snapshot of every source, whole and of one moment, as the engine takes it. */
export function loadEstate(project: ProjectFile): Estate {
  return readProject(project, () => readEstate(project))
}

function readEstate(project: ProjectFile): Estate {
  const reader = createEstateReader(project)
  const cpu = new Map(reader.read('vmCpu').map((row) => [row.vmId, row]))
  const memory = new Map(reader.read('vmMemory').map((row) => [row.vmId, row]))
  const tools = new Map(reader.read('vmTools').map((row) => [row.vmId, row]))
  const disks = withConfigurations(groupByVm(reader.read('disk')), new Map(reader.read('diskConfiguration').map((row) => [`${row.vmId}#${row.diskNumber}`, row])))
  const nics = withConfigurations(groupByVm(reader.read('nic')), new Map(reader.read('nicConfiguration').map((row) => [`${row.vmId}#${row.nicNumber}`, row])))
  const configurations = new Map(reader.read('vmConfiguration').map((row) => [row.vmId, row]))
  const properties = loadVmProperties(project)
  const partitions = groupByVm(reader.read('partition'))
  const snapshots = groupByVm(reader.read('vmSnapshot'))
  const cdDrives = groupByVm(reader.read('cdDrive'))
  const usbDevices = groupByVm(reader.read('usbDevice'))
  const clusterRules = groupByVm(reader.read('clusterRule'))
  const attributes = new Map<string, Map<string, string>>()
  for (const { objectKind, objectId, name, value } of reader.read('attribute')) {
    if (objectKind !== 'vm') continue
    const own = attributes.get(objectId) ?? new Map<string, string>()
    own.set(name, value)
    attributes.set(objectId, own)
  }
  const vms = reader.readWithRoom('vm', VM_PARTS).map((vm): EstateVm => {
    // Filled in where they are: a copy of each VM would cost more than reading it.
    const own = vm as Writable<EstateVm> // each of the parts that there is room for follows
    own.cpu = cpu.get(vm.id) ?? null
    own.memory = memory.get(vm.id) ?? null
    own.tools = tools.get(vm.id) ?? null
    own.disks = disks.get(vm.id) ?? []
    own.nics = nics.get(vm.id) ?? []
    own.partitions = partitions.get(vm.id) ?? []
    own.snapshots = snapshots.get(vm.id) ?? []
    own.cdDrives = cdDrives.get(vm.id) ?? []
    own.usbDevices = usbDevices.get(vm.id) ?? []
    own.clusterRules = clusterRules.get(vm.id) ?? []
    // fromEntries defines even a column called __proto__ as a property of its own
    own.attributes = Object.fromEntries(attributes.get(vm.id) ?? [])
    const [configuration, ownProperties] = [configurations.get(vm.id), properties.get(vm.id)]
    if (configuration !== undefined) own.configuration = configuration
    if (ownProperties !== undefined) own.properties = ownProperties
    return own
  })
  for (const [disk, sharedAs] of sharedAttachments(vms)) (disk as Writable<EstateDisk>).sharedAs = sharedAs // read a moment ago, and nobody else's yet
  return {
    sources: loadSources(project),
    vms: inOrder(vms),
    ...readSurroundings(project, reader),
    placementRules: inOrder(reader.read('placementRule')),
    resourcePools: inOrder(reader.read('resourcePool')),
    images: loadImages(project),
    available: loadAvailableInputs(project),
  }
}

/** What VMs run on, of every current snapshot, a part at a time: whoever reads it ahead lets others have their turn between two. */
export const SURROUNDINGS = {
  hosts: (project: ProjectFile): Estate['hosts'] => readProject(project, () => loadHosts(project, createEstateReader(project))),
  clusters: (project: ProjectFile): Estate['clusters'] => readProject(project, () => loadClusters(createEstateReader(project))),
  datastores: (project: ProjectFile): Estate['datastores'] => readProject(project, () => loadDatastores(project, createEstateReader(project))),
  portGroups: (project: ProjectFile): Estate['portGroups'] => readProject(project, () => loadPortGroups(createEstateReader(project))),
} as const

function loadHosts(project: ProjectFile, reader: EstateReader): Estate['hosts'] {
  return inOrder(withTiering(project, reader.read('host')))
}

function readSurroundings(project: ProjectFile, reader: EstateReader): Pick<Estate, 'hosts' | 'clusters' | 'datastores' | 'portGroups'> {
  return {
    hosts: loadHosts(project, reader),
    clusters: loadClusters(reader),
    datastores: loadDatastores(project, reader),
    portGroups: loadPortGroups(reader),
  }
}

/** In natural order of source and id. */
export function loadClusters(reader: EstateReader): EstateCluster[] {
  return inOrder(extend(reader.read('cluster'), 'configuration', new Map(reader.read('clusterConfiguration').map((row) => [row.clusterId, row]))))
}

/** In natural order of source and id. */
export function loadDatastores(project: ProjectFile, reader: EstateReader): EstateDatastore[] {
  return inOrder(withAccess(project, extend(reader.read('datastore'), 'configuration', new Map(reader.read('datastoreConfiguration').map((row) => [row.datastoreId, row])))))
}

/** In natural order of source and id. */
export function loadPortGroups(reader: EstateReader): EstatePortGroup[] {
  return inOrder(extend(reader.read('portGroup'), 'vnicProfile', new Map(reader.read('vnicProfile').map((row) => [row.portGroupId, row]))))
}

/** A field that is there only if there is something to put into it. */
export function optional<Name extends string, Value>(name: Name, value: Value | undefined): { [Key in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: Value } // a computed key widens to string
}

/** Rows with what another table says of some of them; where it says nothing the rows stay as they are. */
function extend<Row extends { readonly id: string }, Name extends string, Value>(rows: Row[], name: Name, values: ReadonlyMap<string, Value>): (Row & { [Key in Name]?: Value })[] {
  if (values.size === 0) return rows as (Row & { [Key in Name]?: Value })[] // the added field is optional
  return rows.map((row) => ({ ...row, ...optional(name, values.get(row.id)) }))
}

/** Devices are counted within their VM, in the order of import. */
export function withConfigurations<Row, Value>(rowsByVm: ReadonlyMap<string, Row[]>, values: ReadonlyMap<string, Value>): ReadonlyMap<string, (Row & { configuration?: Value })[]> {
  if (values.size === 0) return rowsByVm as ReadonlyMap<string, (Row & { configuration?: Value })[]> // the added field is optional
  return new Map([...rowsByVm].map(([vmId, rows]) => [vmId, rows.map((row, index) => ({ ...row, ...optional('configuration', values.get(`${vmId}#${index + 1}`)) }))]))
}

function inOrder<Row extends { readonly sourceId: string; readonly id: string }>(rows: Row[]): Row[] {
  return rows.sort((left, right) => (left.sourceId === right.sourceId ? 0 : compareNatural(left.sourceId, right.sourceId)) || compareNatural(left.id, right.id))
}

/** A list that is copied as often as it grows. */
const SHORT = 8

/** Rows by their VM, in the order of import. */
export function groupByVm<Row extends { readonly vmId: string }>(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.vmId)
    // A list that is pushed onto keeps room for 17 more, and there are tens of thousands of two or three.
    if (group === undefined || group.length < SHORT) groups.set(row.vmId, group === undefined ? [row] : group.concat(row))
    else group.push(row)
  }
  return groups
}

/** Every source as its newest snapshot states it, in natural order of the ids. */
export function loadSources({ database }: ProjectFile): Source[] {
  const sql = `SELECT source.id, source.kind, snapshot.name, snapshot.instance_uuid AS instanceUuid, snapshot.version,
      snapshot.api_version AS apiVersion, snapshot.full_name AS fullName, snapshot.exported_at AS exportedAt
    FROM current_snapshot JOIN snapshot ON snapshot.pk = current_snapshot.pk JOIN source ON source.pk = snapshot.source_pk`
  const sources = database.prepare(sql).all() as Source[] // the columns above are the type's fields
  return sources.sort((left, right) => compareNatural(left.id, right.id))
}

/** Which sheet brings which input; an input whose sheet was not in the import cannot be judged by. */
const INPUTS_OF_SHEET: Readonly<Record<string, EstateInput | readonly EstateInput[]>> = {
  vcpu: 'cpu',
  vmemory: 'memory',
  vtools: 'tools',
  vdisk: 'disks',
  vpartition: 'partitions',
  vnetwork: 'nics',
  vsnapshot: 'snapshots',
  vcd: 'cdDrives',
  vusb: 'usbDevices',
  vhost: 'hosts',
  vcluster: 'clusters',
  vdatastore: 'datastores',
  vport: 'portGroups',
  dvport: 'portGroups',
  // Collections of an oVirt engine, and parts of MTV's inventory
  vms: ['cpu', 'memory'],
  disk_attachments: 'disks',
  nics: 'nics',
  guest_disks: 'partitions',
  guest_tools: 'tools',
  snapshots: 'snapshots',
  cdroms: 'cdDrives',
  hosts: 'hosts',
  clusters: 'clusters',
  storage_domains: 'datastores',
  datastores: 'datastores',
  vnic_profiles: 'portGroups',
  networks: 'portGroups',
  cluster_rules: 'clusterRules',
}

/** Columns of a sheet that bring an input of their own, in lower case: rules are two cells of vInfo, which older exports lack. */
const RULE_COLUMNS: ReadonlySet<string> = new Set(['cluster rule(s)', 'cluster rule name(s)'])

/** By source id: the inputs that its newest inventory has. */
export function loadAvailableInputs({ database }: ProjectFile): Record<string, EstateInput[]> {
  const sql = `SELECT DISTINCT source.id, lower(trim(sheet_report.name)), sheet_report.missing_columns
    FROM current_snapshot JOIN snapshot ON snapshot.pk = current_snapshot.pk JOIN source ON source.pk = snapshot.source_pk
    LEFT JOIN sheet_report ON sheet_report.import_pk = snapshot.import_pk AND sheet_report.inventory_number = snapshot.inventory_number
      AND (sheet_report.kept > 0 OR sheet_report.rows = 0) ORDER BY 1, 2`
  const available: Record<string, EstateInput[]> = {}
  for (const [sourceId, sheet, missingColumns] of database.prepare(sql).raw().all() as [string, string | null, string | null][]) {
    const inputs = (available[sourceId] ??= [])
    const brought = sheet === 'vinfo' ? inputsOfVInfo(missingColumns) : sheet === null ? [] : (INPUTS_OF_SHEET[sheet] ?? [])
    for (const input of typeof brought === 'string' ? [brought] : brought) if (!inputs.includes(input)) inputs.push(input)
  }
  return available
}

function inputsOfVInfo(missingColumns: string | null): readonly EstateInput[] {
  const missing = JSON.parse(missingColumns ?? '[]') as string[] // a list of headers, as it was written
  return missing.some((header) => RULE_COLUMNS.has(header.trim().toLowerCase())) ? [] : ['clusterRules']
}
