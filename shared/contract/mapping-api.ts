import { z } from 'zod'
import { computeAnswerSchema, computePreviewSchema, computeQuery, computeRequestSchema } from './compute-rows.ts'
import { namespaceFlowSchema } from './namespace-flows.ts'
import { placementSchema } from './placement.ts'
import { schedulingSchema } from './scheduling.ts'
import { hyperConvergedSchema, tenancySchema } from './tenancy.ts'
import { vmPlacementAnswerSchema, vmPlacementPreviewSchema, vmPlacementRequestSchema } from './vm-placement.ts'
import { networkChoicesSchema, networkDestinationSchema, networkRowSchema, physicalNetworkUseSchema, storageClassUseSchema, storageDestinationSchema, storageFlowSchema, storageOverrideSchema, storageRowSchema, storageRuleSchema, mappingWarningSchema } from './mapping-rows.ts'

const count = z.number().int().min(0)

/** An expression over the columns of VMs: counts are of the included VMs that pass it. The mapping itself is the whole plan's. */
const scope = z.string().optional()

/** Only what this VM uses, by its id, in place of a scope. */
const vm = z.string().min(1).optional()

/** Hosts know the contract alone. */
export { STORAGE_RULES_SUBJECT } from '#shared/domain/decisions/decision.ts'

/** The decisions that a map's screen makes. */
export const MAPPING_DECISION_KINDS = ['datastore.storage-class', 'storage.rules', 'vm.storage-class', 'vm.disk-storage-classes', 'port-group.network', 'vm.instance-type', 'vm.preference', 'vm.node-group', 'vm.restart-priority', 'vm.balancing'] as const

const changed = <Destination extends z.ZodType>(destination: Destination) =>
  z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      sourceName: z.string(),
      /** Null is an open question, or nothing that needs a destination. */
      before: destination.nullable(),
      after: destination.nullable(),
      /** Whether somebody decided it afterwards; else it is the suggestion. */
      isDecided: z.boolean(),
      vms: count,
      disks: count,
      nics: count,
      provisionedMib: z.number(),
      /** Sentences that say why it is open afterwards; empty where it is not. */
      open: z.array(z.string()),
      warnings: z.array(mappingWarningSchema),
    }),
  )

/** Where datastores, port groups, and the VMs' CPU and memory go. Every destination is plan.compute's own. */
export const MAPPING_API = {
  /** The sums of the maps of storage, networks and compute, as their own answers have them. */
  'mapping.summary': {
    input: z.strictObject({ scope }),
    output: z.object({
      /** Datastores with disks of VMs in scope; `open` as mapping.storage counts it. Classes that disks go to. */
      storage: z.object({ datastores: count, open: count, classes: z.array(storageClassUseSchema.pick({ name: true, capacityMib: true, neededMib: true, fit: true })) }),
      /** Port groups with NICs of VMs in scope; those without a destination; those that are left out by decision, of the whole plan. */
      networks: z.object({ portGroups: count, open: count, leftOut: count }),
      /** VMs in scope without an instance type. */
      compute: z.object({ open: count }),
    }),
  },
  /** One row a datastore in the plan's order; with a scope, only those with a disk of a VM in it. */
  'mapping.storage': {
    input: z.strictObject({
      scope,
      vm,
      /** The row and the flows of this datastore alone, by its id; AppError not-found where it has none. */
      datastore: z.string().min(1).optional(),
      /** False: without what explains each row, which is two thirds of a long answer and can be asked for one datastore. Left out is true. */
      explained: z.boolean().optional(),
    }),
    output: z.object({
      rows: z.array(storageRowSchema),
      /** Needed datastores without a destination among the rows. */
      open: count,
      storageClasses: z.array(storageClassUseSchema),
      /** All VMs in scope that take part, whether or not a plan can take them yet, and all their disks. */
      counted: z.object({ vms: count, disks: count }),
      /** Disks in scope on no datastore that the inventory lists: no decision here can place them. */
      elsewhere: z.object({ vms: count, disks: count, provisionedMib: z.number() }),
      /** Direct LUNs of oVirt in scope: MTV hands them over and copies nothing, so that they are on no class. */
      directLuns: z.object({ vms: count, disks: count, provisionedMib: z.number() }),
      /** All other disks in scope by where they lie and where they go, VMs' own decisions among them. */
      flows: z.array(storageFlowSchema),
      /** The rules in force, in their order, and what their expressions may name. */
      rules: z.array(storageRuleSchema),
      ruleFields: z.array(z.string()),
      /** VMs in scope about whose storage somebody decided. */
      overrides: z.array(storageOverrideSchema),
      /** The target's assumption of growth. */
      growthPercent: z.number(),
    }),
  },
  /** One row a port group in the plan's order; with a scope, only those with a NIC of a VM in it. */
  'mapping.networks': {
    input: z.strictObject({ scope, vm }),
    output: z.object({
      rows: z.array(networkRowSchema),
      open: count,
      physicalNetworks: z.array(physicalNetworkUseSchema),
      /** The pod network by the whole plan: port groups on it, and VMs that would have it more than once. */
      podNetwork: z.object({ portGroups: count, nics: count, vmsWithSeveralNics: count }),
      leftOut: z.object({ portGroups: count, nics: count }),
      /** NICs in scope whose network is no port group that the inventory lists. */
      elsewhere: z.object({ vms: count, nics: count }),
      choices: networkChoicesSchema,
    }),
  },
  /** One row an included VM in scope, a page of those that pass the query. */
  'mapping.compute': { input: computeRequestSchema, output: computeAnswerSchema },
  /** The ids of all VMs that pass the same query, for decisions about all of them. */
  'mapping.compute-ids': { input: z.strictObject({ scope, ...computeQuery }), output: z.object({ ids: z.array(z.string()) }) },
  /** One row a source cluster with VMs that take part; with a scope, only those with a VM in it, and counted in it. */
  'mapping.scheduling': {
    input: z.strictObject({ scope }),
    output: schedulingSchema.omit({ clusters: true }).extend({
      rows: z.array(schedulingSchema.shape.clusters.element.extend({ sourceName: z.string() })),
      /** Whether the target wants either at all. */
      features: z.object({ descheduler: z.boolean(), nodeHealthCheck: z.boolean() }),
    }),
  },
  /** From which source clusters VMs come to which target namespaces: all VMs in scope that take part, each once. */
  'mapping.namespaces': { input: z.strictObject({ scope }), output: z.object({ flows: z.array(namespaceFlowSchema), vms: count }) },
  /** Where VMs run and with whom, and what their namespaces and the cluster get for it, over the whole plan. */
  'mapping.placement': {
    input: z.strictObject({}),
    output: placementSchema.extend({
      rules: z.array(placementSchema.shape.rules.element.extend({ sourceName: z.string() })),
      /** The target's choice. */
      carrier: z.enum(['none', 'plans', 'patches']),
      tenancy: tenancySchema,
      /** Whether RoleBindings are written, or only proposed. */
      areRoleBindingsWritten: z.boolean(),
      hyperConverged: hyperConvergedSchema,
    }),
  },
  /** One row an included VM in scope, a page of those that pass the query: where it runs, when it starts again, whether it is moved. */
  'mapping.placement-vms': { input: vmPlacementRequestSchema, output: vmPlacementAnswerSchema },
  /** The ids of all VMs that pass the same query, for decisions about all of them. */
  'mapping.placement-ids': { input: vmPlacementRequestSchema.pick({ scope: true, search: true, show: true }), output: z.object({ ids: z.array(z.string()) }) },
  /** What decisions would change, without making them: rows whose destination would be another, and all that were named. */
  'mapping.preview': {
    input: z.strictObject({
      changes: z.array(z.strictObject({ kind: z.enum(MAPPING_DECISION_KINDS), subject: z.string().min(1), value: z.unknown() })).min(1),
      scope,
    }),
    output: z.object({
      storage: changed(storageDestinationSchema),
      /** A row for each VM and datastore of it whose disks go elsewhere than before by the VM's own decisions; its id is the VM's and the datastore's. */
      vmStorage: changed(storageDestinationSchema),
      networks: changed(networkDestinationSchema),
      storageClasses: z.array(storageClassUseSchema),
      /** Null where no change is about a VM's CPU, memory or preference. */
      compute: computePreviewSchema.nullable(),
      /** Null where no change is about where a VM runs. */
      placement: vmPlacementPreviewSchema.nullable(),
      /** Over the rows whose destination becomes another; a VM of several counts once. */
      touched: z.object({ rows: count, vms: count, disks: count, nics: count, provisionedMib: z.number() }),
    }),
  },
} as const
