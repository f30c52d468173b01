import { z } from 'zod'
import { findingSchema } from '../finding.ts'
import { openshiftVersionSchema } from '../target/versions.ts'
import { figureSchema } from './figure.ts'

const count = z.number().int().min(0)

/** What can decide how many nodes there have to be. */
export const CONSTRAINTS = ['memory', 'cpu', 'pods', 'kvm-devices', 'large-vms-by-memory', 'large-vms-by-cpu', 'cpu-and-memory', 'anti-affinity', 'existing-hosts', 'storage', 'none'] as const
const constraintSchema = z.enum(CONSTRAINTS)

const boundSchema = z.object({ constraint: constraintSchema, nodes: count, figure: figureSchema })

/** A model of node in a pool, with what it has for VMs. `capacity` is after reserves and the utilisation target. */
const nodeKindSchema = z.object({
  name: z.string(),
  isExisting: z.boolean(),
  nodes: count,
  cores: z.number(),
  threads: z.number(),
  memoryMib: z.number(),
  capacity: z.object({ cpuMillicores: figureSchema, memoryMib: figureSchema, pods: figureSchema, kvmDevices: figureSchema }),
  /** Swap that the memory overcommit asks for. */
  swapMib: figureSchema,
  /** What OpenShift Virtualization and swap need of the node's own disk. */
  localDiskGib: figureSchema,
})

const nodeSchema = z.object({
  name: z.string(),
  kind: z.string(),
  isExisting: z.boolean(),
  /** Kept free for failures and updates. */
  isSpare: z.boolean(),
  vms: count,
  cpuMillicores: z.number(),
  memoryMib: z.number(),
  pods: count,
  /** Of the capacity after reserves, before the utilisation target: what a person would see on the node. */
  cpuPercent: z.number(),
  memoryPercent: z.number(),
  /** What remains below the utilisation target and takes no further VM, because the other resource is used up. */
  strandedCpuMillicores: z.number(),
  strandedMemoryMib: z.number(),
  vmIds: z.array(z.string()),
})

const failureSchema = z.object({
  failedNodes: count,
  nodesLeft: count,
  /** Named worst first. */
  failed: z.array(z.string()),
  vmsWithoutPlace: count,
  /** The failed nodes' VMs find a place only after others have moved. */
  needsMoves: z.boolean(),
  /** Of what the remaining nodes have after reserves, all VMs counted, with or without a place. */
  cpuPercent: z.number().nullable(),
  memoryPercent: z.number().nullable(),
})

/** Where the raw resources of a pool's nodes go; the parts add up to `raw`. */
const breakdownSchema = z.object({
  unit: z.string(),
  raw: z.number(),
  guest: z.number(),
  overhead: z.number(),
  reserve: z.number(),
  /** Of nodes kept for failures and updates, after reserves. */
  spare: z.number(),
  /** Above the utilisation target. */
  aboveTarget: z.number(),
  free: z.number(),
})

const withoutPlaceSchema = z.object({ vmId: z.string(), name: z.string(), group: z.string(), reason: z.enum(['too-large', 'no-node-left', 'no-node']), message: z.string() })

const poolSchema = z.object({
  name: z.string(),
  isFenced: z.boolean(),
  vms: count,
  nodeCount: figureSchema,
  workloadNodes: count,
  failoverNodes: count,
  updateNodes: count,
  bounds: z.array(boundSchema),
  bound: count,
  binding: constraintSchema,
  /** Workload nodes above the bound, in percent of it. */
  gapPercent: z.number(),
  kinds: z.array(nodeKindSchema),
  nodes: z.array(nodeSchema),
  breakdown: z.object({ cpu: breakdownSchema, memory: breakdownSchema }),
  withoutPlace: z.array(withoutPlaceSchema),
  failures: z.array(failureSchema),
  /** With as many nodes gone as are planned to fail, every VM that had a place has one again. */
  isVerified: z.boolean(),
  largestVm: z.object({ vmId: z.string(), name: z.string(), cpuMillicores: z.number(), memoryMib: z.number(), fits: z.boolean(), fitsOneNumaNode: z.boolean().nullable() }).nullable(),
})

const nodeRoleSchema = z.object({ nodes: count, cpus: z.number(), memoryGib: z.number(), source: z.string() })

/** What one scenario comes to. Percentages are 0 to 100 and above. */
export const sizingResultSchema = z.object({
  name: z.string(),
  openshift: openshiftVersionSchema,
  /** Workers of all pools, spare ones among them. */
  workers: figureSchema,
  /** Of the pool with the most nodes. */
  binding: constraintSchema,
  /** Some VMs are not in the answer, or an input was not understood. */
  isPartial: z.boolean(),
  isVerified: z.boolean(),
  demand: z.object({
    vms: figureSchema,
    poweredOff: z.object({ counted: count, leftOut: count }),
    growthVms: count,
    vcpus: figureSchema,
    cpuMillicores: figureSchema,
    guestMemoryMib: figureSchema,
    overheadMib: figureSchema,
    memoryMib: figureSchema,
    dedicatedVms: count,
    hugepagesMib: z.number(),
    byMetric: z.array(z.object({ resource: z.enum(['cpu', 'memory']), metric: z.string(), vms: count })),
  }),
  leftOut: z.array(z.object({ reason: z.string(), vms: count })),
  /** VMs whose CPU or memory nobody knows: in no number. */
  unsized: z.array(z.object({ vmId: z.string(), name: z.string(), message: z.string() })),
  pools: z.array(poolSchema),
  controlPlane: z.object({ topology: z.string(), role: nodeRoleSchema.nullable(), infra: nodeRoleSchema.nullable() }),
  network: z.object({ maxPods: count, hostPrefix: count, clusterNetworkPrefix: count, mostNodes: count, figure: figureSchema }),
  split: z.object({ clusters: count, reasons: z.array(z.string()) }),
  storage: z.object({
    classes: z.array(z.object({ name: z.string().nullable(), disks: count, unknownDisks: count, usableMib: figureSchema, capacityMib: z.number().nullable(), fits: z.boolean().nullable() })),
    odf: z.object({ usableMib: figureSchema, rawMib: figureSchema, disks: figureSchema, nodes: figureSchema }).nullable(),
  }),
  licences: z.array(z.object({ licence: z.string(), vms: count, pools: z.array(z.string()), physicalCores: figureSchema })),
  subscriptions: z.object({ cores: z.number(), openshift: figureSchema, odf: z.number().int().nullable(), acm: z.number().int().nullable() }),
  /** Null: no model states its watts. */
  watts: figureSchema.nullable(),
  /** Null: nobody typed a price. `missing` names what is in use and has none, so that the sum is without it. */
  cost: z.object({ currency: z.string(), total: figureSchema, missing: z.array(z.string()) }).nullable(),
  findings: z.array(findingSchema),
})

export type Constraint = (typeof CONSTRAINTS)[number]
export type Bound = z.infer<typeof boundSchema>
export type PoolResult = z.infer<typeof poolSchema>
export type PlacedNode = z.infer<typeof nodeSchema>
export type NodeKindResult = z.infer<typeof nodeKindSchema>
export type NodeFailure = z.infer<typeof failureSchema>
export type Breakdown = z.infer<typeof breakdownSchema>
export type SizingResult = z.infer<typeof sizingResultSchema>
export type NodeRole = z.infer<typeof nodeRoleSchema>
export type VmWithoutPlace = z.infer<typeof withoutPlaceSchema>
