import { computeSizing, type SizingInput } from '../compute-sizing.ts'
import type { SizingTarget } from '../node-hardware.ts'
import { readScenario } from '../read-scenario.ts'
import type { SizingVm } from '../sizing-vm.ts'

/** 16 cores and 64 GiB are left of it for VMs: OpenShift Virtualization takes 2 cores and 360 MiB. */
export const PLAIN_NODE = { name: 'plain', sockets: 1, coresPerSocket: 18, threadsPerCore: 1, memoryGib: 64 + 360 / 1024 }
/** Nothing is reserved, nothing overcommitted, nothing spare. */
export const BARE_SCENARIO = {
  nodes: [PLAIN_NODE],
  reserved: { by: 'custom', cpuCores: 0, memoryMib: 0 },
  evictionHardMib: 0,
  evictionSoftPercent: 0,
  utilisationPercent: { cpu: 100, memory: 100 },
  cpuOvercommit: 1,
  failover: { by: 'count', nodes: 0 },
  updateNodes: 0,
  infraNodes: 'dedicated',
} as const

export const PLAIN_TARGET: SizingTarget = {
  openshift: '4.22',
  controlPlane: 'dedicated-3',
  nodeModels: [],
  features: { cpuManager: false, hugepages2Mi: false, hugepages1Gi: false, descheduler: false, nodeHealthCheck: false, hyperConverged: false, memoryOvercommit: false, hyperconvergedStorage: false, fips: false },
  storageClasses: [{ name: 'rbd', provisioner: 'openshift-storage.rbd.csi.ceph.com', parameters: {}, isDefaultForVirtualization: true, isDefault: false }],
}

/** A VM that runs, with one vCPU and a GiB unless said otherwise. */
export function makeVm(id: string, given: Partial<SizingVm> = {}): SizingVm {
  return {
    id, name: id, powerState: 'poweredOn', vcpus: 1, memoryMib: 1_024, sizedBy: 'source', isTypeUnknown: false, isDedicatedCpu: false, hugepages: null, overcommitPercent: null, hasHostDevice: false, hasTpm: false,
    disks: [], observed: null, atExport: null, clusterName: 'C1', folderPath: null, guestOs: null, attributes: {}, antiAffinity: [],
    ...given,
  }
}

/** So many of a kind. */
export function makeVms(count: number, given: Partial<SizingVm> = {}, prefix = 'vm'): SizingVm[] {
  return Array.from({ length: count }, (_, index) => makeVm(`${prefix}-${index + 1}`, given))
}

/** Sizes VMs with the bare scenario and what is given beside it, as it would come from a file. */
export function size(vms: readonly SizingVm[], scenario: object = {}, rest: Partial<SizingInput> = {}) {
  const { scenario: read, findings } = readScenario({ ...BARE_SCENARIO, ...scenario })
  return computeSizing({ name: 'case', scenario: read, scenarioFindings: findings, target: PLAIN_TARGET, vms, leftOut: [], hosts: [], clusters: [], ...rest })
}
