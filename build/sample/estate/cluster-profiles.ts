import type { Cluster, HostHardware } from './inventory-types.ts'

type Profile = { readonly label: string } & Pick<
  Cluster,
  'hardware' | 'evcMode' | 'drs' | 'ha' | 'isDpmEnabled' | 'transport' | 'usesStandardSwitches'
>

const CASCADE_LAKE: HostHardware = {
  vendor: 'Dell Inc.',
  model: 'PowerEdge R740',
  cpuModel: 'Intel(R) Xeon(R) Gold 6248R CPU @ 3.00GHz',
  cpuMhz: 2993,
  sockets: 2,
  coresPerSocket: 24,
  memoryMib: 785_930,
  maxEvcMode: 'intel-cascadelake',
}

const ICE_LAKE: HostHardware = {
  vendor: 'HPE',
  model: 'ProLiant DL380 Gen10 Plus',
  cpuModel: 'Intel(R) Xeon(R) Gold 6338 CPU @ 2.00GHz',
  cpuMhz: 1995,
  sockets: 2,
  coresPerSocket: 32,
  memoryMib: 1_048_201,
  maxEvcMode: 'intel-icelake',
}

const MILAN: HostHardware = {
  vendor: 'Lenovo',
  model: 'ThinkSystem SR665',
  cpuModel: 'AMD EPYC 7543 32-Core Processor',
  cpuMhz: 2795,
  sockets: 2,
  coresPerSocket: 32,
  memoryMib: 1_048_432,
  maxEvcMode: 'amd-zen3',
}

const BROADWELL: HostHardware = {
  vendor: 'Cisco Systems Inc',
  model: 'UCSB-B200-M4',
  cpuModel: 'Intel(R) Xeon(R) CPU E5-2690 v4 @ 2.60GHz',
  cpuMhz: 2594,
  sockets: 2,
  coresPerSocket: 14,
  memoryMib: 524_164,
  maxEvcMode: 'intel-broadwell',
}

/**
 * The four kinds of cluster, in turn. The last one has DRS off and still bears the behaviour that was set
 * before: a reader that takes the behaviour alone is wrong.
 */
export const CLUSTER_PROFILES: readonly Profile[] = [
  {
    label: 'Core',
    hardware: ICE_LAKE,
    evcMode: 'intel-cascadelake',
    drs: { isEnabled: true, behavior: 'fullyAutomated', vmotionRate: 3 },
    ha: { isEnabled: true, hasAdmissionControl: true, vmMonitoring: 'vmMonitoringOnly' },
    isDpmEnabled: false,
    transport: 'FC',
    usesStandardSwitches: false,
  },
  {
    label: 'vSAN',
    hardware: CASCADE_LAKE,
    evcMode: 'intel-cascadelake',
    drs: { isEnabled: true, behavior: 'partiallyAutomated', vmotionRate: 4 },
    ha: { isEnabled: true, hasAdmissionControl: true, vmMonitoring: 'vmMonitoringDisabled' },
    isDpmEnabled: false,
    transport: null,
    usesStandardSwitches: false,
  },
  {
    label: 'Legacy',
    hardware: BROADWELL,
    evcMode: null,
    drs: { isEnabled: true, behavior: 'manual', vmotionRate: 2 },
    ha: { isEnabled: false, hasAdmissionControl: false, vmMonitoring: 'vmMonitoringDisabled' },
    isDpmEnabled: false,
    transport: 'iSCSI',
    usesStandardSwitches: true,
  },
  {
    label: 'Database',
    hardware: MILAN,
    evcMode: 'amd-zen2',
    drs: { isEnabled: false, behavior: 'fullyAutomated', vmotionRate: 3 },
    ha: { isEnabled: true, hasAdmissionControl: false, vmMonitoring: 'vmMonitoringDisabled' },
    isDpmEnabled: false,
    transport: 'FC',
    usesStandardSwitches: false,
  },
]
