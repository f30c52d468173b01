import type { NodeNeed } from '#shared/domain/waves/wave-capacity.ts'

/** What a node has for VMs, or what VMs request of nodes. */
export interface NodeRoom {
  readonly cpuMillicores: number
  readonly memoryMib: number
  readonly pods: number
}

/** Nodes that share their VMs, as the sizing knows them. The first is the general pool. */
export interface NodePool {
  readonly pool: string
  readonly model: string
  /** Of one node of the model. */
  readonly room: NodeRoom
  /** Kept free for failures and updates. */
  readonly spare: number
  /** What the platform runs there beside VMs. */
  readonly base: NodeRoom
  /** Where nodes hold the volumes of VMs; null: storage is elsewhere, or on nodes of another pool. */
  readonly storage: NodeStorage | null
}

/** Storage that lies on the disks of nodes. */
export interface NodeStorage {
  readonly classes: ReadonlySet<string>
  /** What volumes may hold for each node. */
  readonly usableMib: number
  /** Nodes, as soon as anything is stored. */
  readonly least: number
}

export const NO_ROOM: NodeRoom = { cpuMillicores: 0, memoryMib: 0, pods: 0 }

/** The sum of two rooms. */
export function addRoom(left: NodeRoom, right: NodeRoom): NodeRoom {
  return { cpuMillicores: left.cpuMillicores + right.cpuMillicores, memoryMib: left.memoryMib + right.memoryMib, pods: left.pods + right.pods }
}

/**
 * The fewest nodes of each pool that what has landed needs: the sums of what VMs request, less what reused hosts have, over what
 * one node has, and the spare ones; or, where that is more, those whose disks hold the volumes. A bound: packing can need more.
 * A pool of which nothing has landed needs none.
 */
export function nodeNeeds(pools: readonly NodePool[], { landed, storedMib, hosts, stated }: { readonly landed: ReadonlyMap<string, NodeRoom>; readonly storedMib: ReadonlyMap<string | null, number>; readonly hosts: readonly NodeRoom[]; readonly stated: number | null }): readonly NodeNeed[] {
  return pools.flatMap(({ pool, model, room, spare, base, storage }, place): readonly NodeNeed[] => {
    const own = landed.get(pool)
    if (own === undefined) return []
    const isGeneral = place === 0
    const reused = isGeneral ? hosts : []
    const asked = addRoom(own, base)
    const there = reused.reduce(addRoom, NO_ROOM)
    const counts = DIMENSIONS.map(({ name, key }) => ({ name, nodes: Math.ceil(Math.max(0, asked[key] - there[key]) / Math.max(1, room[key]) - SLACK) }))
    const most = counts.reduce((best, count) => (count.nodes > best.nodes ? count : best))
    const forStorage = storageNodes(storage, storedMib)
    const isStorage = forStorage > most.nodes + spare
    return [{ pool, model, needed: Math.max(most.nodes + spare, forStorage), spare, reused: reused.length, limitedBy: isStorage ? 'storage' : most.name, stated: isGeneral ? stated : null }]
  })
}

/** Without growth: what it makes of the disks is asked of nodes later. */
function storageNodes(storage: NodeStorage | null, storedMib: ReadonlyMap<string | null, number>): number {
  if (storage === null) return 0
  const mib = [...storage.classes].reduce((sum, name) => sum + (storedMib.get(name) ?? 0), 0)
  return mib === 0 ? 0 : Math.max(storage.least, Math.ceil(mib / storage.usableMib - SLACK))
}

const DIMENSIONS = [{ name: 'memory', key: 'memoryMib' }, { name: 'cpu', key: 'cpuMillicores' }, { name: 'pods', key: 'pods' }] as const

/** Quotients of whole numbers end a hair above one. */
const SLACK = 1e-9
