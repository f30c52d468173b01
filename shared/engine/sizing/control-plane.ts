import { countWords } from '#shared/domain/count-words.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { NodeRole, SizingResult } from '#shared/domain/sizing/sizing-result.ts'
import type { SizingScenario } from '#shared/domain/sizing/scenario.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { SCENARIO, sizingFinding } from './findings.ts'
import type { NodeShare } from './node-kind.ts'

type Topology = Target['controlPlane']

/** Sizes of a control-plane node by workers (OpenShift's scalability guidance) with OVN-Kubernetes, which nobody tested beyond 252. */
const CONTROL_PLANE = [{ workers: 24, cpus: 4, memoryGib: 16 }, { workers: 120, cpus: 8, memoryGib: 32 }, { workers: 252, cpus: 24, memoryGib: 128 }] as const
/** Sizes of an infrastructure node by workers; three of them. */
const INFRA = [{ workers: 27, cpus: 4, memoryGib: 24 }, { workers: 120, cpus: 8, memoryGib: 48 }, { workers: 252, cpus: 16, memoryGib: 128 }, { workers: 501, cpus: 32, memoryGib: 128 }] as const
const INFRA_NODES = 3
const NODES: Readonly<Record<Topology, number>> = { 'dedicated-3': 3, 'dedicated-5': 5, 'compact-3': 3, 'single-node': 1, hosted: 0 }
/** Nodes that a topology without workers of its own has. */
const FIXED: Partial<Readonly<Record<Topology, number>>> = { 'compact-3': 3, 'single-node': 1 }

/** The most workers that a topology has; null: any number. */
export function mostWorkers(topology: Topology): number | null {
  return FIXED[topology] ?? null
}

/** What the control plane takes of the nodes that VMs run on, and the platform's own where no infra nodes are; null: nothing. */
export function sharedControlPlane(topology: Topology): NodeShare | null {
  const size = CONTROL_PLANE[0]
  return mostWorkers(topology) === null ? null : { label: 'Control plane on the same node', cpus: size.cpus, memoryGib: size.memoryGib, source: 'OpenShift’s size of a control-plane node for up to 24 workers' }
}

/** Control-plane and infrastructure nodes for so many workers, and what the architecture says about the topology. */
export function controlPlaneOf(topology: Topology, workers: number, scenario: SizingScenario, failover: number): { readonly controlPlane: SizingResult['controlPlane']; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  const warn = (code: string, message: string, remedy: string | null): void => void findings.push(sizingFinding(code, 'warning', SCENARIO, message, remedy))
  const limit = mostWorkers(topology)
  if (scenario.isStretched) warn('stretched-cluster', `One of two sites has the majority of the control plane${topology === 'dedicated-5' ? ', with five members as with three' : ''}: when it is lost, the cluster can be read but not changed.`, 'Weigh a cluster at each site with replicated storage, or a third site.')
  if (topology === 'dedicated-5') findings.push(sizingFinding('five-members', 'information', SCENARIO, 'Five control-plane nodes let two be away at a time, which helps where a broken server takes days to replace.', null))
  if (topology === 'compact-3') warn('schedulable-control-plane', 'VMs and control plane share nodes: etcd and the API compete with VMs for CPU and disk.', 'Watch the load of the nodes, or separate the roles.')
  if (topology === 'single-node') warn('single-node', 'On a single node there is neither live migration nor a place for VMs when it fails or restarts.', 'Three nodes are the least for both.')
  if (topology === 'single-node' && failover > 0) warn('single-node-failover', `A single node cannot hold the failover of ${failover} that the scenario asks for.`, 'Choose another topology, or a failover of 0.')
  if (limit !== null && workers > limit) findings.push(sizingFinding('topology-too-small', 'critical', SCENARIO, `The topology ${topology} has ${countWords(limit, 'node')}, and the VMs with their spare nodes need ${workers}.`, 'Choose larger nodes or a topology with workers of its own.'))
  const most = CONTROL_PLANE.at(-1)
  if (most !== undefined && workers > most.workers) warn('control-plane-untested', `With OVN-Kubernetes no control plane was tested for ${workers} workers; ${most.workers} is the most.`, 'Plan more clusters.')
  return {
    controlPlane: {
      topology,
      role: NODES[topology] === 0 || limit !== null ? null : roleOf(CONTROL_PLANE, workers, NODES[topology], 'OpenShift’s sizes of control-plane nodes by workers, OVN-Kubernetes'),
      infra: scenario.infraNodes === 'workers' ? null : roleOf(INFRA, workers, INFRA_NODES, 'OpenShift’s sizes of infrastructure nodes by workers'),
    },
    findings,
  }
}

function roleOf(sizes: readonly { readonly workers: number; readonly cpus: number; readonly memoryGib: number }[], workers: number, nodes: number, source: string): NodeRole | null {
  const size = sizes.find((candidate) => workers <= candidate.workers) ?? sizes.at(-1)
  return size === undefined ? null : { nodes, cpus: size.cpus, memoryGib: size.memoryGib, source }
}
