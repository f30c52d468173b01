/** What runs out on a node, in the order of the vectors. */
export const RESOURCES = ['memory', 'cpu', 'pods', 'kvm-devices'] as const
export const RESOURCE_COUNT = RESOURCES.length
export type Vector = readonly [memory: number, cpu: number, pods: number, kvmDevices: number]

/** What has to have a place. Whole numbers, none below zero. */
export interface PackItem {
  readonly demand: Vector
  /** Numbers of rules whose members must not share a node. */
  readonly rules: readonly number[]
  /** By it `PackKind.allowed` says whether the item may land. */
  readonly classOf: number
}

/** Nodes of one kind. Whole numbers. */
export interface PackKind {
  readonly capacity: Vector
  /** Infinity: as many as are needed. */
  readonly limit: number
  /** All of them are there, whether or not they are needed. */
  readonly isExisting: boolean
  /** By an item's class. */
  readonly allowed: readonly boolean[]
}

export interface PackProblem {
  readonly items: readonly PackItem[]
  /** In order of preference, existing ones first. */
  readonly kinds: readonly PackKind[]
}

/** Where everything is. */
export interface Packing {
  /** The kind of each node: existing ones first, then in the order in which they were taken. */
  readonly kindOf: readonly number[]
  /** The node of each item; -1 has none. */
  readonly nodeOf: Int32Array
  /** Items without a place, ascending. */
  readonly unplaced: readonly number[]
}

/** Whether an item fits an empty node of a kind and may land there. */
export function fitsEmpty(item: PackItem, kind: PackKind): boolean {
  return kind.allowed[item.classOf] === true && item.demand.every((amount, resource) => amount <= (kind.capacity[resource] ?? 0))
}
