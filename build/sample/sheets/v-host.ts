import type { Column } from '../cells.ts'
import { constants, date, decimal4, defineSheet, integer, text } from '../cells.ts'
import { loadAt } from '../estate/tally.ts'
import type { Load } from '../estate/estate-types.ts'
import { hbasOf, nicsOfHost } from './host-devices.ts'
import type { HostRow } from './inventory-records.ts'
import { hostRecords } from './inventory-records.ts'
import { VCENTER_RELEASE } from './vcenter-release.ts'
import { sourceColumns } from './vm-columns.ts'

type Row = HostRow

const MASKED_KEY = 'XXXXX-XXXXX-XXXXX-XXXXX-XXXXX'
const CERTIFICATE_DAYS = 1826
const BIOS_AGE_DAYS = 540
const MEMORY_USE = 0.75

const load = ({ estate, host }: Row): Load => loadAt(estate.tally.hosts, host)
const cores = ({ host }: Row): number => host.cluster.hardware.sockets * host.cluster.hardware.coresPerSocket
const usedMemory = (row: Row): number => Math.round(load(row).memoryMib * MEMORY_USE)
// Hosts were started one after the other, while they were patched.
const bootedAt = ({ estate, host }: Row): number => estate.exportedAt - 96 - (host.index % 40) / 8
const issuedAt = ({ estate, host }: Row): number => estate.exportedAt - 700 - (host.index % 60)

const columns: Column<Row>[] = [
  text('Host', ({ host }) => host.name),
  text('Datacenter', ({ host }) => host.cluster.datacenter.name),
  text('Cluster', ({ host }) => host.cluster.name),
  ...constants<Row>({
    'Config status': 'green',
    'Compliance Check State': null,
    'in Maintenance Mode': false,
    'in Quarantine Mode': false,
  }),
  text('vSAN Fault Domain Name', ({ host }) => (host.cluster.transport === null ? `rack-${(host.position % 3) + 1}` : null)),
  text('CPU Model', ({ host }) => host.cluster.hardware.cpuModel),
  integer('Speed', ({ host }) => host.cluster.hardware.cpuMhz),
  ...constants<Row>({ 'HT Available': true }),
  text('HT Active', ({ host }) => !host.cluster.usesStandardSwitches),
  integer('# CPU', ({ host }) => host.cluster.hardware.sockets),
  integer('Cores per CPU', ({ host }) => host.cluster.hardware.coresPerSocket),
  integer('# Cores', cores),
  integer('CPU usage %', (row) => Math.min(95, Math.round((load(row).vcpus / cores(row)) * 12))),
  integer('# Memory', ({ host }) => host.cluster.hardware.memoryMib),
  ...constants<Row>({ 'Memory Tiering Type': 'noTiering' }),
  integer('Memory usage %', (row) => Math.min(99, Math.round((usedMemory(row) * 100) / row.host.cluster.hardware.memoryMib))),
  ...constants<Row>({ Console: 0 }),
  integer('# NICs', ({ host }) => nicsOfHost(host).length),
  integer('# HBAs', ({ host }) => hbasOf(host).length),
  integer('# VMs total', (row) => load(row).vms),
  integer('# VMs', (row) => load(row).poweredOn),
  decimal4('VMs per Core', (row) => load(row).poweredOn / cores(row)),
  integer('# vCPUs', (row) => load(row).vcpus),
  decimal4('vCPUs per Core', (row) => load(row).vcpus / cores(row)),
  integer('vRAM', (row) => load(row).memoryMib),
  integer('VM Used memory', usedMemory),
  ...constants<Row>({
    'VM Memory Swapped': 0,
    'VM Memory Ballooned': 0,
    'VMotion support': true,
    'Storage VMotion support': true,
  }),
  text('Current EVC', ({ host }) => host.cluster.evcMode),
  text('Max EVC', ({ host }) => host.cluster.hardware.maxEvcMode),
  ...constants<Row>({ 'Assigned License(s)': MASKED_KEY, 'ATS Heartbeat': '1', 'ATS Locking': '1' }),
  text('Current CPU power man. policy', ({ host }) => (isStatic(host.index) ? 'High Performance' : 'Balanced')),
  ...constants<Row>({ 'Supported CPU power man.': 'ACPI P-states, ACPI C-states' }),
  text('Host Power Policy', ({ host }) => (isStatic(host.index) ? 'static' : 'dynamic')),
  ...constants<Row>({ 'ESX Version': VCENTER_RELEASE.host }),
  date('Boot time', bootedAt),
  ...constants<Row>({
    'DNS Servers': '10.20.0.53, 10.21.0.53',
    DHCP: false,
    Domain: 'corp.example',
    'Domain List': null,
    'DNS Search Order': 'corp.example',
    'NTP Server(s)': 'ntp1.corp.example, ntp2.corp.example',
    'NTPD running': true,
    'Time Zone': 'UTC',
    'Time Zone Name': 'UTC',
    'GMT Offset': '0',
  }),
  text('Vendor', ({ host }) => host.cluster.hardware.vendor),
  text('Model', ({ host }) => host.cluster.hardware.model),
  ...constants<Row>({ 'Serial number': null }),
  text('Service tag', ({ host }) => host.uuid.slice(0, 7).toUpperCase()),
  ...constants<Row>({ 'OEM specific string': null, 'BIOS Vendor': null, 'BIOS Version': '2.19.1' }),
  date('BIOS Date', ({ estate }) => Math.floor(estate.exportedAt) - BIOS_AGE_DAYS),
  text('Certificate Issuer', ({ vcenter }) => `OU=VMware Engineering,O=${vcenter.server},C=US,DC=local,DC=vsphere,CN=CA`),
  date('Certificate Start Date', issuedAt),
  date('Certificate Expiry Date', (row) => issuedAt(row) + CERTIFICATE_DAYS),
  ...constants<Row>({ 'Certificate Status': 'good' }),
  text('Certificate Subject', ({ host }) => `CN=${host.name},OU=VMware Engineering,O=VMware,C=US`),
  text('Object ID', ({ host }) => host.moref),
  text('UUID', ({ host }) => host.uuid),
  ...sourceColumns<Row>(({ vcenter }) => vcenter),
]

export const vHost = defineSheet({ name: 'vHost', columns, records: hostRecords })

function isStatic(hostIndex: number): boolean {
  return hostIndex % 3 !== 0
}
