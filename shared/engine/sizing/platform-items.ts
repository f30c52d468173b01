import { type DemandItem, MILLICORES } from './demand-item.ts'
import { GENERAL_GROUP } from './match-group.ts'

/** OpenShift Virtualization besides its workers' share: memory and cores of the whole cluster, and memory of each infrastructure node. */
const CLUSTER_MIB = 2_179
const CLUSTER_CORES = 4
const INFRA_NODE_MIB = 150
const PARTS = 3

/**
 * What OpenShift Virtualization runs once in a cluster, in three parts that different nodes can hold, where no infrastructure
 * nodes take it. They are no VMs and count as pods only.
 */
export function platformItems(): readonly DemandItem[] {
  return Array.from({ length: PARTS }, (_, index): DemandItem => ({
    id: `platform/${index + 1}`,
    kind: 'platform',
    name: `OpenShift Virtualization, part ${index + 1} of ${PARTS}`,
    group: GENERAL_GROUP,
    cpuMillicores: Math.ceil((CLUSTER_CORES * MILLICORES) / PARTS),
    memoryMib: Math.ceil(CLUSTER_MIB / PARTS) + INFRA_NODE_MIB,
    pods: 1,
    kvmDevices: 0,
    vcpus: 0,
    guestMib: 0,
    guestShareMib: 0,
    overheadMib: 0,
    antiAffinity: [],
    cpuMetric: 'configured',
    memoryMetric: 'configured',
  }))
}
