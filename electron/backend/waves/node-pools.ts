import type { ProjectFile } from '#backend/db/project-file.ts'
import type { PlanBasis } from '#backend/plan/plan-cache.ts'
import { sizingEstateOf } from '#backend/sizing/sizing-estate.ts'
import { sizingInputOf } from '#backend/sizing/size-scenario.ts'
import { compareNatural } from '#shared/domain/compare.ts'
import { mostWorkers } from '#shared/engine/sizing/control-plane.ts'
import type { DemandItem } from '#shared/engine/sizing/demand-item.ts'
import { failoverNodes } from '#shared/engine/sizing/failover.ts'
import { listDemand } from '#shared/engine/sizing/list-demand.ts'
import { listPools } from '#shared/engine/sizing/list-pools.ts'
import { GENERAL_GROUP } from '#shared/engine/sizing/match-group.ts'
import { LEAST_ODF_NODES, odfClasses, odfNodeOf, odfUsableMib } from '#shared/engine/sizing/odf-node.ts'
import { hardwareOf } from '#shared/engine/sizing/node-hardware.ts'
import { type NodeKind, nodeKind } from '#shared/engine/sizing/node-kind.ts'
import { addRoom, type NodePool, type NodeRoom, NO_ROOM } from '#shared/engine/waves/capacity/node-needs.ts'
import type { LandingVm } from '#shared/engine/waves/capacity/wave-capacity.ts'

/** What the sizing knows of nodes, as far as waves fill them. */
export interface PlannedNodes {
  /** Of which scenario; null: the defaults. */
  readonly scenario: string | null
  /** The general pool first; empty: no model of node is known. */
  readonly pools: readonly NodePool[]
  readonly requests: ReadonlyMap<string, NonNullable<LandingVm['request']>>
  /** What hosts of the source have as nodes; those of which too little is known, or that are in maintenance, are absent. */
  readonly hostRooms: ReadonlyMap<string, NodeRoom>
}

/** Nodes and what VMs request of them, by the first sizing scenario of the project, else by the defaults. Nothing is packed. */
export function plannedNodes(project: ProjectFile, basis: PlanBasis): PlannedNodes {
  const estate = sizingEstateOf(project, basis)
  const [name = null] = Object.keys(estate.decisions['sizing.scenario']).sort(compareNatural)
  const { scenario: stated, target, vms, leftOut, hosts, clusters } = sizingInputOf(project, estate, name ?? '', name === null ? {} : estate.decisions['sizing.scenario'][name])
  const scenario = { ...stated, existingHosts: 'none' as const }
  const openshift = scenario.openshift ?? target.openshift
  const { items, platform } = listDemand(vms, leftOut, scenario, openshift)
  const listed = listPools([...items, ...platform], scenario, target, [], openshift)
  const isSingle = mostWorkers(scenario.controlPlane ?? target.controlPlane) === 1
  const poolOf = new Map(listed.flatMap(({ group, items: own }) => own.map(({ id }) => [id, group?.name ?? GENERAL_GROUP] as const)))
  const pools = listed.flatMap(({ group, kinds, items: own }): readonly NodePool[] => {
    const [kind] = kinds
    if (kind === undefined) return []
    const room = roomOf(kind)
    const odfNode = group === null ? odfNodeOf(kinds.map(({ hardware }) => hardware), scenario) : null
    const most = Math.ceil(own.reduce((sum, { memoryMib }) => sum + memoryMib, 0) / Math.max(1, room.memoryMib))
    const spare = isSingle ? 0 : failoverNodes(group?.failover ?? scenario.failover, most + scenario.updateNodes, group?.name ?? GENERAL_GROUP, clusters).nodes + scenario.updateNodes
    return [{ pool: group?.name ?? GENERAL_GROUP, model: kind.hardware.name, room, spare, base: own.filter(({ kind: what }) => what === 'platform').map(requestOf).reduce(addRoom, NO_ROOM), storage: odfNode === null ? null : { classes: odfClasses(target), usableMib: odfUsableMib(odfNode, scenario), least: LEAST_ODF_NODES } }]
  })
  const reuse = { ...stated, existingHosts: 'reuse' as const, nodes: [] }
  const hostRooms = new Map(hosts.flatMap((host) => {
    const [own] = hardwareOf(null, reuse, { ...target, nodeModels: [] }, [host]).hardware
    return own === undefined ? [] : [[host.id, roomOf(nodeKind(own, scenario, openshift, scenario.memoryOvercommitPercent, null))] as const]
  }))
  const requests = new Map(items.map((item) => [item.id, { pool: poolOf.get(item.id) ?? GENERAL_GROUP, room: requestOf(item) }]))
  // Without nodes for the general pool the first would be another.
  return { scenario: name, pools: pools[0]?.pool === GENERAL_GROUP ? pools : [], requests, hostRooms }
}

function requestOf({ cpuMillicores, memoryMib, pods }: DemandItem): NodeRoom {
  return { cpuMillicores, memoryMib, pods }
}

function roomOf({ cpuMillicores, memoryMib, pods }: NodeKind): NodeRoom {
  return { cpuMillicores: cpuMillicores.value, memoryMib: memoryMib.value, pods: pods.value }
}
