import type { ReportContent } from '#backend/report/report-content.ts'

/** A number of the scenario that formulas take up. */
export interface Assumption {
  /** The defined name of its cell. */
  readonly name: string
  readonly label: string
  readonly value: number
  readonly unit: string
  readonly about: string
}

/** What a person may change in the workbook, so that the formulas follow. Names are as in the scenario where it has them. */
export function listAssumptions({ sizing: { scenario, result } }: Pick<ReportContent, 'sizing'>): readonly Assumption[] {
  const { failover, growth, storage, odf } = scenario
  const shared = result.pools.filter((pool) => !scenario.groups.some((group) => group.name === pool.name && group.failover !== undefined)).map((pool) => pool.failoverNodes)
  return [
    one('cpuOvercommit', 'CPU overcommit', scenario.cpuOvercommit, 'vCPUs a core', 'How many vCPUs share a core.'),
    one('cpuAllocationRatio', 'CPU allocation ratio', scenario.cpuAllocationRatio, 'vCPUs a core', 'What the scheduler asks for a vCPU; the overcommit is never more.'),
    one('memoryOvercommitPercent', 'Memory overcommit', scenario.memoryOvercommitPercent, '%', '100 is none. Overhead is never overcommitted.'),
    one('smtFactor', 'A second thread counts as', scenario.smtFactor, 'cores', '0: not at all; 0.5: half a core.'),
    one('utilisationCpuPercent', 'CPU of a node to be used', scenario.utilisationPercent.cpu, '%', 'Of what is left after all reserves.'),
    one('utilisationMemoryPercent', 'Memory of a node to be used', scenario.utilisationPercent.memory, '%', 'Of what is left after all reserves.'),
    one('evictionHardMib', 'Eviction threshold, hard', scenario.evictionHardMib, 'MiB', 'The higher of both thresholds counts.'),
    one('evictionSoftPercent', 'Eviction threshold, soft', scenario.evictionSoftPercent, '% of memory', 'The higher of both thresholds counts.'),
    one('liveMigrationHeadroomPercent', 'Room for VMs that arrive', scenario.liveMigrationHeadroomPercent, '% of memory', 'Kept on each node for live migration.'),
    one('maxPods', 'Pods of a node', scenario.maxPods, 'pods', 'maxPods of the kubelet.'),
    one('platformPods', 'Pods of the platform', scenario.platformPods, 'pods', 'Of these, on each node.'),
    one('kvmDevices', 'KVM devices of a node', scenario.kvmDevices, 'devices', 'One a VM.'),
    failover.by === 'percent'
      ? one('failoverPercent', 'Nodes that may fail', failover.percent, '% of all', 'Rounded up.')
      : one('failoverNodes', 'Nodes that may fail', Math.max(0, ...shared), 'nodes', failover.by === 'source' ? 'As HA of the source says, or the scenario where that says nothing.' : 'At the same time, in each group of nodes.'),
    one('updateNodes', 'Nodes that are updated at a time', scenario.updateNodes, 'nodes', 'maxUnavailable of the MachineConfigPool.'),
    one('growthPercentPerYear', 'Growth', growth.percentPerYear, '% a year', 'Of VMs and of their disks.'),
    one('growthYears', 'Horizon', growth.years, 'years', 'For so long the VMs grow.'),
    one('snapshotReservePercent', 'Reserve for snapshots', storage.snapshotReservePercent, '%', 'Of the capacity of the disks.'),
    one('filesystemOverheadPercent', 'Overhead of Filesystem volumes', storage.filesystemOverheadPercent, '%', 'What CDI keeps of such a volume.'),
    one('odfReplicas', 'Replicas of ODF', odf.replicas, '', 'Copies of each block.'),
    one('odfFillPercent', 'How full ODF may become', odf.fillPercent, '%', 'Of its raw capacity.'),
  ]
}

function one(name: string, label: string, value: number, unit: string, about: string): Assumption {
  return { name, label, value, unit, about }
}
