import { countWords } from '#shared/domain/count-words.ts'
import type { Finding } from '#shared/domain/finding.ts'
import { GENERAL_GROUP } from './match-group.ts'
import type { PoolResult } from '#shared/domain/sizing/sizing-result.ts'
import type { SizingScenario } from '#shared/domain/sizing/scenario.ts'
import type { DemandItem } from './demand-item.ts'
import { SCENARIO, sizingFinding } from './findings.ts'
import type { NodeKind } from './node-kind.ts'

const FULL_PERCENT = 100
/** Above so much of a node's memory with the planned nodes gone, a person should look, whatever the target was. */
const NEARLY_FULL_PERCENT = 90

/** What a scenario's own inputs have to be read with. */
export function scenarioFindings(scenario: SizingScenario, items: readonly DemandItem[]): readonly Finding[] {
  const findings: Finding[] = []
  const { cpuAllocationRatio, metric } = scenario
  for (const { name, cpuOvercommit } of [{ name: GENERAL_GROUP, cpuOvercommit: scenario.cpuOvercommit }, ...scenario.groups]) {
    if ((cpuOvercommit ?? 1) > cpuAllocationRatio) findings.push(sizingFinding('overcommit-above-ratio', 'warning', name, `A CPU overcommit of ${cpuOvercommit ?? 1} is above the scheduler’s ratio of ${cpuAllocationRatio}, which counts instead.`, 'Raise vmiCPUAllocationRatio of the HyperConverged and cpuAllocationRatio here, or lower the overcommit.'))
  }
  const percents = [scenario.memoryOvercommitPercent, ...scenario.groups.map(({ memoryOvercommitPercent }) => memoryOvercommitPercent ?? FULL_PERCENT)]
  if (percents.some((percent) => percent > FULL_PERCENT)) {
    findings.push(sizingFinding('memory-overcommit', 'warning', SCENARIO, 'Memory overcommit takes the wasp agent and swap on every node, of memory × (overcommit − 1), on fast disks of its own.', 'See swapMib of each node model.'))
    findings.push(sizingFinding('ksm', 'information', SCENARIO, 'Kernel samepage merging may save memory where many VMs are alike and use no huge pages; nothing is counted for it, and it is off unless ksmConfiguration turns it on.', null))
  }
  if (scenario.groups.some(({ isFenced, memoryOvercommitPercent }) => !isFenced && memoryOvercommitPercent !== undefined && memoryOvercommitPercent !== scenario.memoryOvercommitPercent)) {
    findings.push(sizingFinding('overcommit-by-group', 'warning', SCENARIO, 'OpenShift Virtualization has one memory overcommit for a cluster: a group that is not fenced gets its own only by instance types.', 'Use the series o1 for its VMs, or one value for all.'))
  }
  for (const resource of ['cpu', 'memory'] as const) {
    if (metric[resource] === 'configured') continue
    const key = resource === 'cpu' ? 'cpuMetric' : 'memoryMetric'
    const missing = items.filter((item) => item.kind === 'vm' && item[key] === 'configured').length
    if (metric[resource] === 'observed') findings.push(sizingFinding('observed', 'information', SCENARIO, `The ${resource} counts by the 95th percentile of the performance list with ${metric.headroomPercent} % of headroom.`, null))
    if (metric[resource] === 'at-export') findings.push(sizingFinding('at-export', 'warning', SCENARIO, `The ${resource} load at the export is one instant and no percentile.`, 'Import a performance list, or size by what is configured.'))
    if (missing > 0) findings.push(sizingFinding('not-measured', 'warning', SCENARIO, `${countWords(missing, 'VM has', 'VMs have')} no figure for ${resource} and ${missing === 1 ? 'counts' : 'count'} as configured.`, 'Import a performance list that has them.'))
    if (resource === 'memory') findings.push(sizingFinding('observed-memory', 'warning', SCENARIO, 'KubeVirt asks for the guest’s whole memory whatever it uses: nodes sized by measured memory need memory overcommit and swap for the difference.', 'Set memoryOvercommitPercent, or size memory by what is configured.'))
  }
  return findings
}

/** What a pool's answer has to be read with. */
export function poolFindings(pool: PoolResult, kinds: readonly NodeKind[], scenario: SizingScenario): readonly Finding[] {
  const findings: Finding[] = []
  const tooLarge = pool.withoutPlace.filter(({ reason }) => reason === 'too-large')
  const noNode = pool.withoutPlace.filter(({ reason }) => reason === 'no-node')
  const others = pool.withoutPlace.filter(({ reason }) => reason === 'no-node-left')
  if (tooLarge.length > 0) findings.push(sizingFinding('vm-too-large', 'critical', pool.name, `${countWords(tooLarge.length, 'VM')} of the group ${pool.name} ${tooLarge.length === 1 ? 'fits' : 'fit'} no node: ${tooLarge[0]?.message ?? ''}`, 'Offer a larger node, or a smaller size for them.', { vms: tooLarge.map(({ vmId }) => vmId) }))
  if (noNode.length > 0) findings.push(sizingFinding('no-node', 'critical', pool.name, `${countWords(noNode.length, 'VM has no node that takes it', 'VMs have no node that takes them')}: ${noNode[0]?.message ?? ''}`, 'Offer nodes for the group, or let it tolerate their taints.', { vms: noNode.map(({ vmId }) => vmId) }))
  if (others.length > 0) findings.push(sizingFinding('no-node-left', 'critical', pool.name, `No node is left for ${countWords(others.length, 'VM')} of the group ${pool.name}.`, 'Offer more nodes.', { vms: others.map(({ vmId }) => vmId) }))
  for (const { hardware, cpuMillicores, memoryMib, localDiskGib } of kinds) {
    if (cpuMillicores.value === 0 || memoryMib.value === 0) findings.push(sizingFinding('node-too-small', 'critical', hardware.name, `Nothing is left of ${hardware.name} for VMs once everything else has its share.`, 'Offer larger nodes.'))
    if (hardware.localDiskGib !== null && hardware.localDiskGib < localDiskGib.value) findings.push(sizingFinding('local-disk-too-small', 'warning', hardware.name, `${hardware.name} has ${hardware.localDiskGib} GiB of its own, and OpenShift Virtualization and swap alone need ${localDiskGib.value}.`, 'Offer more local disk.'))
  }
  if (pool.largestVm?.fitsOneNumaNode === false && pool.largestVm.fits) findings.push(sizingFinding('numa', 'information', pool.name, `${pool.largestVm.name} is larger than one NUMA node of ${kinds[0]?.hardware.name ?? 'the nodes'}, if each socket is one: its memory is partly remote.`, null))
  const atPlan = pool.failures.find(({ failedNodes }) => failedNodes === pool.failoverNodes)
  if ((atPlan?.memoryPercent ?? 0) > NEARLY_FULL_PERCENT) findings.push(sizingFinding('nearly-full', 'warning', pool.name, `With ${countWords(pool.failoverNodes, 'node')} of the group ${pool.name} gone, VMs take ${Math.round(atPlan?.memoryPercent ?? 0)} % of the memory that is left after reserves, against a target of ${scenario.utilisationPercent.memory} %.`, 'Add a node, or lower the target.'))
  return findings
}
