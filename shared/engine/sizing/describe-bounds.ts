import type { Bound, Constraint } from '#shared/domain/sizing/sizing-result.ts'
import { figure, over, plus } from './figure.ts'
import type { NodeKind } from './node-kind.ts'
import type { PackBound } from './pack/bounds.ts'

const WORDS: Readonly<Record<Constraint, { readonly label: string; readonly unit: string }>> = {
  memory: { label: 'Memory of everything', unit: 'MiB' },
  cpu: { label: 'CPU of everything', unit: 'm' },
  pods: { label: 'Pods', unit: 'pods' },
  'kvm-devices': { label: 'VMs, each with a KVM device', unit: 'devices' },
  'large-vms-by-memory': { label: 'Memory, where large VMs count a node', unit: 'MiB' },
  'large-vms-by-cpu': { label: 'CPU, where large VMs count a node', unit: 'm' },
  'cpu-and-memory': { label: 'Mean of both shares, where large VMs count a node', unit: 'nodes' },
  'anti-affinity': { label: 'VMs of the largest rule', unit: 'nodes' },
  'existing-hosts': { label: 'Hosts that are there', unit: 'nodes' },
  storage: { label: 'Nodes for the disks of ODF', unit: 'nodes' },
  none: { label: 'Nothing', unit: 'nodes' },
}

/** The bounds with their terms, and which of them decides. Of equal ones the first decides; storage where it adds nodes. */
export function describeBounds(bounds: readonly PackBound[], kinds: readonly NodeKind[], storageNodes: number, addedForStorage: number): { readonly bounds: Bound[]; readonly binding: Constraint } {
  const described = bounds.map(({ constraint, nodes, total, perNode, counted }): Bound => {
    const { label, unit } = WORDS[constraint]
    if (counted.length > 0) return { constraint, nodes, figure: figure('nodes', counted.map(({ kind, nodes: own }) => plus(kinds[kind]?.hardware.name ?? '', own, 'nodes', `${label}: ${total} ${unit}, the largest nodes first`))) }
    return { constraint, nodes, figure: figure('nodes', [plus(label, total, unit, 'sum of the demand'), ...(perNode > 0 ? [over('Of the largest node', perNode, unit, 'capacity of a node')] : [])], 'up') }
  })
  if (storageNodes > 0) described.push({ constraint: 'storage', nodes: storageNodes, figure: figure('nodes', [plus(WORDS.storage.label, storageNodes, 'nodes', 'ODF')]) })
  const most = bounds.reduce<PackBound | null>((best, bound) => (best === null || bound.nodes > best.nodes ? bound : best), null)
  return { bounds: described, binding: addedForStorage > 0 ? 'storage' : most === null || most.nodes === 0 ? 'none' : most.constraint }
}
