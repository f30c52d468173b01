import { powerStateSchema, type PowerState } from '#shared/domain/estate/vm.ts'
import { splitNames } from '../cells/split-names.ts'
import { collectAttributes } from '../collect-attributes.ts'
import { date, defineColumns, flag, integer, text, whole, type Column } from '../columns/column.ts'
import { VM_KEY_COLUMNS } from '../columns/key-columns.ts'
import type { ImportRun } from '../import-run.ts'
import type { VmEntry } from '../joins/vm-index.ts'
import { readSheet } from '../read-sheet.ts'
import type { RowReader } from '../row-reader.ts'
import type { SheetReader } from '../sheet-reader.ts'
import { hasInstanceUuids } from '../version/rvtools-version.ts'

const columns = defineColumns({
  ...VM_KEY_COLUMNS,
  powerState: text('Powerstate'),
  isTemplate: flag('Template'),
  isSrmPlaceholder: flag('SRM Placeholder'),
  configStatus: text('Config status'),
  dnsName: text('DNS Name'),
  connectionState: text('Connection state'),
  guestState: text('Guest state'),
  heartbeat: text('Heartbeat'),
  isConsolidationNeeded: flag('Consolidation Needed'),
  poweredOn: date('PowerOn'),
  createdAt: date('Creation date'),
  cpus: integer('CPUs', { isNeverNegative: true }),
  memory: whole('Memory', { isNeverNegative: true }),
  nics: integer('NICs', { isNeverNegative: true }),
  disks: integer('Disks', { isNeverNegative: true }),
  totalDiskCapacity: whole('Total disk capacity MiB', { isNeverNegative: true }),
  requiredEvc: text('min Required EVC Mode Key'),
  latencySensitivity: text('Latency Sensitivity'),
  isDiskUuid: flag('EnableUUID'),
  isChangeTracking: flag('CBT'),
  primaryIp: text('Primary IP Address'),
  resourcePool: text('Resource pool'),
  folderId: text('Folder ID'),
  folder: text('Folder'),
  vApp: text('vApp'),
  ftState: text('FT State'),
  provisioned: whole('Provisioned MiB', { isNeverNegative: true }),
  inUse: whole('In Use MiB', { isNeverNegative: true }),
  unshared: whole('Unshared MiB', { isNeverNegative: true }),
  haRestartPriority: text('HA Restart Priority'),
  haIsolation: text('HA Isolation Response'),
  ruleTypes: text('Cluster rule(s)'),
  ruleNames: text('Cluster rule name(s)'),
  isSecureBoot: flag('EFI Secure boot'),
  firmware: text('Firmware'),
  hwVersion: text('HW version'),
  path: text('Path'),
  annotation: text('Annotation'),
  cluster: text('Cluster', { missingCode: 'MISSING_CLUSTER' }),
  host: text('Host'),
  osConfigured: text('OS according to the configuration file', { aliases: ['OS'] }),
  osTools: text('OS according to the VMware Tools'),
  guestDetails: text('Guest Detailed Data'),
  instanceUuid: text('Instance UUID', { isOptional: true }),
  smbiosUuid: text('SMBIOS UUID'),
  serverType: text('VI SDK Server type'),
  apiVersion: text('VI SDK API Version'),
})

const POWER_STATES: ReadonlyMap<string, PowerState> = new Map(powerStateSchema.options.map((state) => [state.toLowerCase(), state]))

export const vInfoSheet: SheetReader = {
  name: 'vInfo',
  columns,
  absence: 'warning',
  async read(table, run) {
    const { totals } = run
    const raw = run.raw.table(vInfoSheet.name)
    for (const folder of run.folders) run.sink.row('folder', folder)
    let position = 0
    let onKnownHost = 0
    const { rows, kept } = await readSheet(run, vInfoSheet, table, (row) => {
      const entry = run.entries[position++]
      if (entry === undefined) return { code: 'FILE_CHANGED', reason: 'the row was not there when the sheet was first read' }
      if ('reason' in entry) return entry
      const { vm } = entry
      if (vm.isMorefTaken) {
        const message = `VM ${vm.name} and another VM both have the VM ID ${vm.moref ?? ''}: the workbook holds several vCenters and does not say which row is whose.`
        row.issue({ code: 'VM_ID_REPEATED', severity: 'error', message })
      }
      const host = run.hosts.find(vm.sourceId, vm.datacenter, vm.hostName)
      if (host !== null) onKnownHost += 1
      yieldVm(run, row, vm, entry.folderId, host?.id ?? null)
      if (host !== null && !vm.isTemplate) host.counts.vms += 1
      yieldRules(run, row, vm)
      collectAttributes(run, row, 'vm', vm.id)
      raw.belongs(vm.id, row.number)
      return null
    })
    run.sink.join({ sheet: 'vInfo', to: 'host', rows, joined: onKnownHost })
    totals.vmRows = kept
    if (kept > 0) return
    run.report({
      code: 'NO_VMS',
      severity: 'error',
      sheet: 'vInfo',
      row: null,
      column: null,
      value: null,
      assumed: null,
      message: 'vInfo has no row that names a VM.',
    })
  },
}

function yieldVm(run: ImportRun, row: RowReader, vm: VmEntry, folderId: string | null, hostId: string | null): void {
  const { totals } = run
  const powerState = readPowerState(row)
  const isTemplate = row.flag(columns.isTemplate)
  const vcpus = row.integer(columns.cpus)
  const memoryMib = row.amount(columns.memory)
  const diskCount = row.integer(columns.disks)
  const nicCount = row.integer(columns.nics)
  const totalDiskCapacityMib = row.amount(columns.totalDiskCapacity)
  const clusterName = row.text(columns.cluster)
  const smbiosUuid = row.text(columns.smbiosUuid)
  const isInstance = smbiosUuid !== null || hasInstanceUuids(run.version)
  const provisionedMib = row.amount(columns.provisioned)
  const inUseMib = row.amount(columns.inUse)
  vm.isTemplate = isTemplate === true
  Object.assign(vm.sizes, { infoRow: row.number, totalDiskCapacityMib, provisionedMib, inUseMib })
  totals.vmDisks = addKnown(totals.vmDisks, diskCount)
  totals.vmNics = addKnown(totals.vmNics, nicCount)
  if (isTemplate === true) totals.templates += 1
  else if (powerState === 'poweredOn') totals.poweredOnVms += 1
  reportGaps(run, row, vm, { powerState, vcpus, memoryMib, clusterName })
  run.sink.row('vm', {
    id: vm.id,
    sourceId: vm.sourceId,
    moref: vm.moref,
    name: vm.name,
    instanceUuid: row.text(columns.instanceUuid) ?? (isInstance ? vm.uuid : null),
    smbiosUuid: smbiosUuid ?? (isInstance ? null : vm.uuid),
    powerState,
    isTemplate,
    isSrmPlaceholder: row.flag(columns.isSrmPlaceholder),
    connectionState: row.text(columns.connectionState),
    guestState: row.text(columns.guestState),
    heartbeat: row.text(columns.heartbeat),
    configStatus: row.text(columns.configStatus),
    isConsolidationNeeded: row.flag(columns.isConsolidationNeeded),
    dnsName: textOrEmpty(row, columns.dnsName),
    primaryIpAddress: textOrEmpty(row, columns.primaryIp),
    poweredOnAt: row.date(columns.poweredOn),
    createdAt: row.date(columns.createdAt),
    vcpus,
    memoryMib,
    nicCount,
    diskCount,
    totalDiskCapacityMib,
    provisionedMib,
    inUseMib,
    unsharedMib: row.amount(columns.unshared),
    requiredEvcMode: row.text(columns.requiredEvc),
    latencySensitivity: row.text(columns.latencySensitivity),
    isDiskUuidEnabled: row.flag(columns.isDiskUuid),
    isChangeBlockTrackingEnabled: row.flag(columns.isChangeTracking),
    resourcePoolPath: row.text(columns.resourcePool),
    folderId,
    folderPath: vm.folderPath,
    vApp: textOrEmpty(row, columns.vApp),
    faultToleranceState: row.text(columns.ftState),
    haRestartPriority: row.text(columns.haRestartPriority),
    haIsolationResponse: row.text(columns.haIsolation),
    firmware: row.text(columns.firmware),
    isSecureBootEnabled: row.flag(columns.isSecureBoot),
    hardwareVersion: readHardwareVersion(row),
    vmxPath: row.text(columns.path),
    annotation: row.text(columns.annotation),
    datacenterName: vm.datacenter,
    clusterName,
    hostName: vm.hostName,
    hostId,
    guestOsConfigured: row.text(columns.osConfigured),
    guestOsFromTools: row.text(columns.osTools),
    guestDetailedData: row.text(columns.guestDetails),
  })
}

/** Cells that RVTools leaves empty where there is nothing: then that is known. A missing column says nothing. */
function textOrEmpty(row: RowReader, column: Column<'text'>): string | null {
  return row.text(column) ?? (row.has(column) ? '' : null)
}

function readPowerState(row: RowReader): PowerState | null {
  const written = row.text(columns.powerState)
  if (written === null) return null
  return POWER_STATES.get(written.toLowerCase()) ?? row.notUnderstood(columns.powerState)
}

/** 19, or "vmx-19". */
function readHardwareVersion(row: RowReader): number | null {
  const written = row.text(columns.hwVersion)
  if (written === null) return null
  const digits = /^(?:vmx-)?0*(\d{1,4})$/i.exec(written)?.[1]
  return digits === undefined ? row.notUnderstood(columns.hwVersion) : Number(digits)
}

/** The sheet lists the types and the names of a VM's rules in two cells, in the same order. */
function yieldRules(run: ImportRun, row: RowReader, vm: VmEntry): void {
  const written = row.text(columns.ruleNames)
  if (written === null) return
  const names = splitNames(written)
  const types = splitNames(row.text(columns.ruleTypes))
  const isPaired = types.length === names.length
  names.forEach((name, index) => {
    run.clusterRules.push({ vmId: vm.id, type: (isPaired ? types[index] : types.length === 1 ? types[0] : null) ?? null, name })
  })
}

interface VmBasics {
  readonly powerState: PowerState | null
  readonly vcpus: number | null
  readonly memoryMib: number | null
  readonly clusterName: string | null
}

function reportGaps(run: ImportRun, row: RowReader, vm: VmEntry, { powerState, vcpus, memoryMib, clusterName }: VmBasics): void {
  if (vm.moref === null && row.has(columns.vmId)) {
    row.issue({ code: 'MISSING_VM_ID', severity: 'warning', column: 'VM ID', assumed: vm.id, message: `VM ${vm.name} has no VM ID.` })
  }
  if (row.has(columns.sourceUuid) && row.text(columns.sourceUuid) === null && run.isFirst('MISSING_VI_SDK_UUID')) {
    row.issue({
      code: 'MISSING_VI_SDK_UUID',
      severity: 'warning',
      column: 'VI SDK UUID',
      assumed: vm.sourceId,
      message: `VM ${vm.name}, and maybe more, does not say which vCenter it belongs to.`,
    })
  }
  if (clusterName === null && row.has(columns.cluster) && run.isFirst('MISSING_CLUSTER')) {
    row.issue({ code: 'MISSING_CLUSTER', severity: 'info', column: 'Cluster', message: `VM ${vm.name}, and maybe more, names no cluster.` })
  }
  const gaps = [
    powerState === null && row.has(columns.powerState) ? columns.powerState.header : null,
    (vcpus === null || vcpus === 0) && row.has(columns.cpus) ? columns.cpus.header : null,
    (memoryMib === null || memoryMib === 0) && row.has(columns.memory) ? columns.memory.header : null,
  ].filter((gap) => gap !== null)
  if (gaps.length === 0) return
  row.issue({ code: 'INCOMPLETE_ROW', severity: 'warning', value: vm.name, message: `VM ${vm.name} has no usable ${gaps.join(', ')}.` })
}

/** A sum of which one part is unknown is unknown. */
function addKnown(sum: number | null, value: number | null): number | null {
  return sum === null || value === null ? null : sum + value
}
