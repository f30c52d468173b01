import { compareNatural } from '#shared/domain/compare.ts'
import type { Finding } from '#shared/domain/finding.ts'
import type { NodeGroup, NodeOffer } from '#shared/domain/sizing/scenario-parts.ts'
import type { SizingScenario } from '#shared/domain/sizing/scenario.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { MIB_PER_GIB } from '#shared/domain/units.ts'
import { sizingFinding } from './findings.ts'
import { GENERAL_GROUP } from './match-group.ts'
import type { NodeHardware } from './node-kind.ts'
import type { SizingHost } from './sizing-vm.ts'

/** As much of a target as says what its nodes are. */
export type SizingTarget = Pick<Target, 'openshift' | 'controlPlane' | 'nodeModels' | 'features' | 'storageClasses'>

export interface PoolHardware {
  readonly hardware: readonly NodeHardware[]
  readonly findings: readonly Finding[]
}

/**
 * The nodes that a pool can have, in order of preference: for the general one the source's hosts first where they are to be
 * used again, then what the scenario offers, else the target's models. A fenced group has those that name it, else as many as
 * it needs of those that are offered without a limit.
 */
export function hardwareOf(group: NodeGroup | null, scenario: SizingScenario, target: SizingTarget, hosts: readonly SizingHost[]): PoolHardware {
  const offers = scenario.nodes.length > 0 ? scenario.nodes : target.nodeModels.map((model): NodeOffer => ({ ...model, taints: [] }))
  const source = scenario.nodes.length > 0 ? 'scenario: nodes' : 'the target’s node model'
  const own = offers.filter((offer) => offer.group === group?.name)
  const offered = group === null || own.length > 0 ? own : offers.filter((offer) => offer.group === undefined && offer.count === undefined)
  const existing = group === null && scenario.existingHosts === 'reuse' ? reusedHosts(hosts) : { hardware: [], findings: [] }
  const hardware = [...existing.hardware, ...offered.map((offer) => fromOffer(offer, scenario, target, source))]
  const name = group?.name ?? GENERAL_GROUP
  const none = hardware.length > 0 ? [] : [sizingFinding('no-node-model', 'critical', name, `The group ${name} has no model of node, so that none of its VMs can be placed.`, 'Describe a node model in the target or offer one in the scenario.')]
  return { hardware, findings: [...existing.findings, ...none] }
}

function fromOffer(offer: NodeOffer, scenario: SizingScenario, target: SizingTarget, source: string): NodeHardware {
  const cores = offer.sockets * offer.coresPerSocket
  return {
    name: offer.name,
    isExisting: false,
    count: offer.count ?? null,
    sockets: offer.sockets,
    cores,
    threads: cores * offer.threadsPerCore,
    memoryMib: offer.memoryGib * MIB_PER_GIB,
    taints: offer.taints,
    odfDisks: offer.odfDisks ?? (target.features.hyperconvergedStorage && offer.group === undefined ? scenario.odf.disksPerNode : 0),
    localDiskGib: offer.localDiskGib ?? null,
    watts: offer.watts ?? null,
    price: offer.price ?? null,
    nodeNames: null,
    source,
  }
}

/** Hosts of the same build are one kind; those of which too little is known, or that are out of service, are named. */
function reusedHosts(hosts: readonly SizingHost[]): PoolHardware {
  const findings: Finding[] = []
  const kinds = new Map<string, { readonly hardware: NodeHardware; readonly names: readonly string[] }>()
  for (const host of [...hosts].sort((left, right) => compareNatural(left.name, right.name) || compareNatural(left.id, right.id))) {
    const { sockets, coresPerSocket, memoryMib, isHyperthreadingActive } = host
    if (host.isInMaintenanceMode === true) {
      findings.push(sizingFinding('host-in-maintenance', 'warning', host.id, `The host ${host.name} is in maintenance mode and is not reused.`, 'Offer it in the scenario if it is fit for service.'))
      continue
    }
    if (sockets === null || coresPerSocket === null || memoryMib === null || !(sockets > 0 && coresPerSocket > 0 && memoryMib > 0)) {
      findings.push(sizingFinding('host-unknown', 'warning', host.id, `The inventory does not say how many cores or how much memory the host ${host.name} has, so it is not reused.`, 'Offer it as a node in the scenario.'))
      continue
    }
    const cores = sockets * coresPerSocket
    const threads = isHyperthreadingActive === true ? cores * 2 : cores
    const name = `existing ${sockets}×${coresPerSocket} cores, ${Math.round(memoryMib / MIB_PER_GIB)} GiB${threads > cores ? '' : ', one thread'}`
    const known = kinds.get(name)
    // Hosts of one build state their memory with differences of a few MiB: the least counts.
    if (known !== undefined) kinds.set(name, { names: [...known.names, host.name], hardware: { ...known.hardware, memoryMib: Math.min(known.hardware.memoryMib, memoryMib) } })
    else kinds.set(name, { names: [host.name], hardware: { name, isExisting: true, count: 0, sockets, cores, threads, memoryMib, taints: [], odfDisks: 0, localDiskGib: null, watts: null, price: null, nodeNames: [], source: 'the inventory’s host' } })
  }
  return { hardware: [...kinds.values()].map(({ hardware, names }) => ({ ...hardware, count: names.length, nodeNames: names })), findings }
}
