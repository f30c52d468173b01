import { z } from 'zod'
import { openshiftVersionSchema } from '../target/versions.ts'
import { failoverSchema, nodeGroupSchema, nodeOfferSchema, pricesSchema } from './scenario-parts.ts'

const MOST_PERCENT = 100
const MOST_GROWTH_PERCENT = 200
const MOST_YEARS = 10
const MOST_OVERCOMMIT = 20
const MOST_MEMORY_OVERCOMMIT_PERCENT = 400
/** Half a core for a second thread: what planners count it as, since both threads share the core's units. */
const DEFAULT_SMT_FACTOR = 0.5
const DEFAULT_CPU_OVERCOMMIT = 4
/** KubeVirt asks the scheduler for a tenth of a CPU for each vCPU (KubeVirt spec.configuration.developerConfiguration.cpuAllocationRatio). */
const DEFAULT_CPU_ALLOCATION_RATIO = 10
const DEFAULT_UTILISATION_PERCENT = 90
const DEFAULT_HEADROOM_PERCENT = 20
/** The kubelet's own evictionHard memory.available. */
const DEFAULT_EVICTION_HARD_MIB = 100
/** The architecture guide recommends between 1 and 10 % of the node's memory. */
const DEFAULT_EVICTION_SOFT_PERCENT = 2
const MOST_EVICTION_SOFT_PERCENT = 10
/** OpenShift's default, and the most that was tested. */
const DEFAULT_MAX_PODS = 250
const MOST_MAX_PODS = 2_500
/** Platform pods take 40 to 60 of a node's. */
const DEFAULT_PLATFORM_PODS = 50
/** The KVM device plugin offers 1,000 devices a node. */
const DEFAULT_KVM_DEVICES = 1_000
const DEFAULT_ODF_REPLICAS = 3
const DEFAULT_ODF_FILL_PERCENT = 75
const DEFAULT_ODF_DISKS = 4
/** A disk of 3.84 TB. */
const DEFAULT_ODF_DISK_TIB = 3.49
/** CDI keeps this much of a Filesystem volume for the file system (CDI filesystemOverhead). */
const DEFAULT_FILESYSTEM_OVERHEAD_PERCENT = 6
const DEFAULT_SNAPSHOT_RESERVE_PERCENT = 10

const metricSchema = z.enum(['configured', 'observed', 'at-export'])
const percent = z.number().min(0).max(MOST_PERCENT)

/**
 * What a sizing is computed from, beside estate, decisions and target. Every field has a default, so that an empty
 * scenario is a whole one. A project holds several by name.
 */
export const sizingScenarioSchema = z.strictObject({
  description: z.string().default(''),
  /** The release whose overhead and reserves count; absent: the target's. */
  openshift: openshiftVersionSchema.optional(),
  scope: z.strictObject({
    /** Of `powered-on`, VMs that are off count for storage alone. */
    powerStates: z.enum(['all', 'powered-on']).default('all'),
    /** A filter over the columns of VMs; empty: all. */
    where: z.string().default(''),
  }).prefault({}),
  growth: z.strictObject({
    percentPerYear: z.number().min(0).max(MOST_GROWTH_PERCENT).default(0),
    years: z.number().min(0).max(MOST_YEARS).default(0),
  }).prefault({}),
  /** By what a VM counts; `observed` is the 95th percentile of a performance list, `at-export` one instant. */
  metric: z.strictObject({
    cpu: metricSchema.default('configured'),
    memory: metricSchema.default('configured'),
    /** Added to what was measured. */
    headroomPercent: z.number().min(0).max(MOST_GROWTH_PERCENT).default(DEFAULT_HEADROOM_PERCENT),
  }).prefault({}),
  /** Nodes to choose from, in order of preference; empty: the target's models. */
  nodes: z.array(nodeOfferSchema).default([]),
  /** Whether the source's hosts become nodes, before new ones are taken. */
  existingHosts: z.enum(['none', 'reuse']).default('none'),
  /** What a second thread of a core counts as, in cores. */
  smtFactor: z.number().min(0).max(1).default(DEFAULT_SMT_FACTOR),
  /** CPU and memory that the node keeps: by its release's default, by autoSizingReserved, the static default, or stated. */
  reserved: z.discriminatedUnion('by', [
    z.strictObject({ by: z.enum(['release', 'auto', 'static']) }),
    z.strictObject({ by: z.literal('custom'), cpuCores: z.number().min(0), memoryMib: z.number().min(0) }),
  ]).prefault({ by: 'release' }),
  evictionHardMib: z.number().min(0).default(DEFAULT_EVICTION_HARD_MIB),
  evictionSoftPercent: z.number().min(0).max(MOST_EVICTION_SOFT_PERCENT).default(DEFAULT_EVICTION_SOFT_PERCENT),
  /** How full nodes may become, of what is left after all reserves. */
  utilisationPercent: z.strictObject({
    cpu: z.number().min(1).max(MOST_PERCENT).default(DEFAULT_UTILISATION_PERCENT),
    memory: z.number().min(1).max(MOST_PERCENT).default(DEFAULT_UTILISATION_PERCENT),
  }).prefault({}),
  /** Memory of each node that is kept for VMs that move to it. */
  liveMigrationHeadroomPercent: z.number().min(0).max(MOST_PERCENT / 2).default(0),
  maxPods: z.number().int().min(1).max(MOST_MAX_PODS).default(DEFAULT_MAX_PODS),
  platformPods: z.number().int().min(0).default(DEFAULT_PLATFORM_PODS),
  kvmDevices: z.number().int().min(1).default(DEFAULT_KVM_DEVICES),
  /** vCPUs for each core. */
  cpuOvercommit: z.number().min(1, 'must be at least 1: a vCPU cannot have more than a core').max(MOST_OVERCOMMIT).default(DEFAULT_CPU_OVERCOMMIT),
  cpuAllocationRatio: z.number().min(1).default(DEFAULT_CPU_ALLOCATION_RATIO),
  /** higherWorkloadDensity.memoryOvercommitPercentage of the HyperConverged. */
  memoryOvercommitPercent: z.number().min(MOST_PERCENT, 'must be at least 100: less is no overcommit').max(MOST_MEMORY_OVERCOMMIT_PERCENT).default(MOST_PERCENT),
  failover: failoverSchema.prefault({ by: 'source' }),
  /** Nodes that are drained at a time while nodes are updated: MachineConfigPool maxUnavailable; 0 plans none for it. */
  updateNodes: z.number().int().min(0).default(1),
  /** The first that a VM matches is its group; the rest are in the general one. */
  groups: z.array(nodeGroupSchema).default([]),
  controlPlane: z.enum(['dedicated-3', 'dedicated-5', 'compact-3', 'single-node', 'hosted']).optional(),
  infraNodes: z.enum(['dedicated', 'workers']).default('workers'),
  /** Whether one cluster spans two sites. */
  isStretched: z.boolean().default(false),
  odf: z.strictObject({
    profile: z.enum(['lean', 'balanced', 'performance']).default('balanced'),
    replicas: z.number().int().min(2).max(3).default(DEFAULT_ODF_REPLICAS),
    fillPercent: z.number().min(1).max(MOST_PERCENT).default(DEFAULT_ODF_FILL_PERCENT),
    /** Of nodes that do not state their own, where the target has hyperconverged storage. */
    disksPerNode: z.number().int().min(1).default(DEFAULT_ODF_DISKS),
    diskTib: z.number().positive().default(DEFAULT_ODF_DISK_TIB),
  }).prefault({}),
  storage: z.strictObject({
    snapshotReservePercent: percent.default(DEFAULT_SNAPSHOT_RESERVE_PERCENT),
    filesystemOverheadPercent: z.number().min(0).max(MOST_PERCENT - 1).default(DEFAULT_FILESYSTEM_OVERHEAD_PERCENT),
  }).prefault({}),
  hasAcm: z.boolean().default(false),
  prices: pricesSchema.prefault({}),
})

/** Names a scenario; at most this many are compared. */
export const MOST_SCENARIOS = 8
export const scenarioNameSchema = z.string().trim().min(1).max(MOST_PERCENT)

export type SizingScenario = z.infer<typeof sizingScenarioSchema>
