import type { Finding } from '#shared/domain/finding.ts'
import type { NodeGroup } from '#shared/domain/sizing/scenario-parts.ts'
import type { SizingScenario } from '#shared/domain/sizing/scenario.ts'
import type { OpenshiftVersion } from '#shared/domain/target/versions.ts'
import { sharedControlPlane } from './control-plane.ts'
import type { DemandItem } from './demand-item.ts'
import { hardwareOf, type SizingTarget } from './node-hardware.ts'
import { type NodeHardware, type NodeKind, nodeKind } from './node-kind.ts'
import type { SizingHost } from './sizing-vm.ts'

/** Nodes that share their VMs, before anything is packed: what asks for a place there, and which nodes can be had. */
export interface SizingPool {
  /** The fenced group whose nodes they are; null: the general ones. */
  readonly group: NodeGroup | null
  readonly items: readonly DemandItem[]
  readonly hardware: readonly NodeHardware[]
  readonly kinds: readonly NodeKind[]
  readonly findings: readonly Finding[]
}

/** The pools of a scenario: the general one first, then each fenced group that has a VM. */
export function listPools(all: readonly DemandItem[], scenario: SizingScenario, target: SizingTarget, hosts: readonly SizingHost[], openshift: OpenshiftVersion): readonly SizingPool[] {
  const topology = scenario.controlPlane ?? target.controlPlane
  const fenced = scenario.groups.filter(({ isFenced }) => isFenced)
  const fencedNames = new Set(fenced.map(({ name }) => name))
  return [null, ...fenced].flatMap((group): SizingPool[] => {
    const items = all.filter((item) => (group === null ? !fencedNames.has(item.group) : item.group === group.name))
    if (group !== null && items.length === 0) return []
    const { hardware, findings } = hardwareOf(group, scenario, target, hosts)
    const percent = group?.memoryOvercommitPercent ?? scenario.memoryOvercommitPercent
    return [{ group, items, hardware, findings, kinds: hardware.map((entry) => nodeKind(entry, scenario, openshift, percent, group === null ? sharedControlPlane(topology) : null)) }]
  })
}
