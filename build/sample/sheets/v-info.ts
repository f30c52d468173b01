import type { Column } from '../cells.ts'
import { constants, date, defineSheet, integer, text } from '../cells.ts'
import { guestDetailsOf } from '../estate/operating-systems.ts'
import type { Vm } from '../estate/vm-types.ts'
import { VCENTER_RELEASE } from './vcenter-release.ts'
import { attributeColumns, placeColumns, sourceColumns, vmHead, vmRecords } from './vm-columns.ts'

type Row = { vm: Vm }

// vInfo stops at eight networks, whatever the VM has.
const NETWORK_COLUMNS = 8
const MILLISECONDS_BOOT_RETRY = 10_000
const VIDEO_RAM_KIB = 8192

const columns: Column<Row>[] = [
  ...vmHead<Row>(),
  text('Config status', ({ vm }) => (vm.connectionState === 'connected' ? 'green' : 'gray')),
  text('DNS Name', ({ vm }) => vm.dnsName),
  text('Connection state', ({ vm }) => vm.connectionState),
  text('Guest state', ({ vm }) => (vm.tools.isRunning ? 'running' : 'notRunning')),
  text('Heartbeat', ({ vm }) => (vm.tools.isRunning ? 'green' : 'gray')),
  text('Consolidation Needed', ({ vm }) => vm.special === 'consolidation-needed'),
  date('PowerOn', ({ vm }) => vm.poweredOnAt),
  ...constants<Row>({ 'Suspended To Memory': null }),
  date('Suspend time', ({ vm }) => (vm.powerState === 'suspended' ? vm.changedAt : null)),
  ...constants<Row>({ 'Suspend Interval': '0' }),
  date('Creation date', ({ vm }) => vm.createdAt),
  date('Change Version', ({ vm }) => vm.changedAt),
  integer('CPUs', ({ vm }) => vm.vcpus),
  text('Overall Cpu Readiness', ({ vm }) => `${Math.floor(vm.activity * 6)}%`),
  integer('Memory', ({ vm }) => vm.memoryMib),
  integer('Active Memory', ({ vm }) => Math.round(vm.memoryMib * vm.activity)),
  integer('NICs', ({ vm }) => vm.nics.length),
  integer('Disks', ({ vm }) => vm.disks.length),
  integer('Total disk capacity MiB', ({ vm }) => vm.disks.reduce((sum, disk) => sum + disk.capacityMib, 0)),
  ...constants<Row>({ 'Fixed Passthru HotPlug': false }),
  text('min Required EVC Mode Key', ({ vm }) => vm.cluster.evcMode ?? vm.cluster.hardware.maxEvcMode),
  text('Latency Sensitivity', ({ vm }) => vm.latencySensitivity),
  ...constants<Row>({ 'Op Notification Timeout': null }),
  text('EnableUUID', ({ vm }) => (vm.operatingSystem.family === 'windows' ? 'TRUE' : null)),
  text('CBT', ({ vm }) => vm.changedBlockTracking),
  text('Primary IP Address', ({ vm }) => vm.nics[0]?.ipv4 ?? null),
  ...Array.from({ length: NETWORK_COLUMNS }, (_, place) =>
    text<Row>(`Network #${place + 1}`, ({ vm }) => vm.nics[place]?.network ?? null),
  ),
  ...constants<Row>({ 'Num Monitors': 1, 'Video Ram KiB': VIDEO_RAM_KIB }),
  text('Resource pool', ({ vm }) => vm.resourcePool.path),
  text('Folder ID', ({ vm }) => vm.folderId),
  text('Folder', ({ vm }) => vm.folder),
  text('vApp', ({ vm }) => vm.vApp),
  text('DAS protection', ({ vm }) => vm.cluster.ha.isEnabled && vm.powerState === 'poweredOn'),
  ...constants<Row>({
    'FT State': 'notConfigured',
    'FT Role': null,
    'FT Latency': 'gray',
    'FT Bandwidth': -1,
    'FT Sec. Latency': -1,
    'Vm Failover In Progress': null,
  }),
  integer('Provisioned MiB', ({ vm }) => vm.usage.provisionedMib),
  integer('In Use MiB', ({ vm }) => vm.usage.inUseMib),
  integer('Unshared MiB', ({ vm }) => vm.usage.unsharedMib),
  text('HA Restart Priority', ({ vm }) => (vm.cluster.ha.isEnabled ? restartPriorityOf(vm) : null)),
  text('HA Isolation Response', ({ vm }) => (vm.cluster.ha.isEnabled ? 'none' : null)),
  text('HA VM Monitoring', ({ vm }) => (vm.cluster.ha.isEnabled ? vm.cluster.ha.vmMonitoring : null)),
  text('Cluster rule(s)', ({ vm }) => joined(vm.rules.map((rule) => rule.kind))),
  text('Cluster rule name(s)', ({ vm }) => joined(vm.rules.map((rule) => rule.name))),
  ...constants<Row>({
    'Boot Required': false,
    'Boot delay': 0,
    'Boot retry delay': MILLISECONDS_BOOT_RETRY,
    'Boot retry enabled': false,
    'Boot BIOS setup': false,
    'Reboot PowerOff': false,
  }),
  text('EFI Secure boot', ({ vm }) => vm.hasSecureBoot),
  text('Firmware', ({ vm }) => vm.firmware),
  integer('HW version', ({ vm }) => vm.hardwareVersion),
  ...constants<Row>({ 'HW upgrade status': 'none', 'HW upgrade policy': 'never', 'HW target': null }),
  text('Path', ({ vm }) => `${directoryOf(vm)}${vm.directory}.vmx`),
  text('Log directory', ({ vm }) => directoryOf(vm)),
  text('Snapshot directory', ({ vm }) => directoryOf(vm)),
  text('Suspend directory', ({ vm }) => directoryOf(vm)),
  ...attributeColumns<Row>(),
  ...placeColumns<Row>(),
  text('OS according to the configuration file', ({ vm }) => vm.osByConfiguration),
  text('OS according to the VMware Tools', ({ vm }) => vm.osByTools),
  text('Customization Info', ({ vm }) => (vm.isTemplate ? null : 'IDLE')),
  text('Guest Detailed Data', ({ vm }) => (vm.osByTools === null ? null : guestDetailsOf(vm.operatingSystem))),
  text('VM ID', ({ vm }) => vm.moref),
  text('SMBIOS UUID', ({ vm }) => vm.smbiosUuid),
  text('VM UUID', ({ vm }) => vm.instanceUuid),
  ...constants<Row>({
    'VI SDK Server type': VCENTER_RELEASE.fullName,
    'VI SDK API Version': VCENTER_RELEASE.apiVersion,
  }),
  ...sourceColumns<Row>(({ vm }) => vm.vcenter),
]

export const vInfo = defineSheet({ name: 'vInfo', columns, records: vmRecords, count: ({ tally }) => tally.vms })

function directoryOf(vm: Vm): string {
  return `[${vm.homeDatastore.name}] ${vm.directory}/`
}

function restartPriorityOf(vm: Vm): string {
  if (vm.isAgent) return 'disabled'
  return vm.application.environment === 'Production' && vm.application.index % 4 === 0 ? 'high' : 'medium'
}

function joined(parts: readonly string[]): string | null {
  return parts.length === 0 ? null : parts.join(', ')
}
