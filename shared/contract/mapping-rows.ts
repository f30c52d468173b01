import { z } from 'zod'
import { diskStorageClassSchema, networkDecisionSchema, storageClassDecisionSchema } from '#shared/domain/decisions/decision.ts'
import { vlanKindSchema } from '#shared/domain/estate/network.ts'
import { COPY_OFFLOAD_VENDORS } from '#shared/domain/target/copy-offload.ts'
import { accessModeSchema, volumeModeSchema } from '#shared/domain/target/target.ts'
import { confidenceSchema } from './plan-summary.ts'
import { reasonSchema } from './reason.ts'
import { storageClassLoadSchema } from './storage-class-load.ts'

const count = z.number().int().min(0)

/** One line of an explanation: what, how much, and where it comes from. Pages have the words for the codes. */
export const whyTermSchema = z.object({
  code: z.string(),
  /** The object that the term is about, where the code alone does not say. */
  name: z.string().nullable(),
  /** Null is what nobody stated. */
  value: z.union([z.string(), z.number(), z.null()]),
  unit: z.enum(['MiB', 'VMs', 'disks', 'NICs']).nullable(),
  from: z.enum(['inventory', 'target', 'decision', 'provisioner', 'plan']).nullable(),
})

export const mappingWarningSchema = z.object({
  code: z.enum(['no-live-migration', 'class-full', 'class-fits-thin', 'windows-on-rbd', 'disk-size-unknown', 'pod-network-shared', 'pod-network-twice']),
  /** How many objects it concerns: disks of unknown size, port groups on the pod network, VMs with two NICs there. */
  count: count.nullable(),
})

const choice = <Destination extends z.ZodType>(destination: Destination) =>
  z.object({
    /** Null is an open question. */
    destination: destination.nullable(),
    confidence: confidenceSchema,
    why: z.array(reasonSchema),
    terms: z.array(whyTermSchema),
  })

/** The array copies by itself. */
const copyOffloadSchema = z.object({ vendor: z.enum(COPY_OFFLOAD_VENDORS), secret: z.string() })

export const storageModesSchema = z.object({ volumeMode: volumeModeSchema, accessMode: accessModeSchema })

export const storageDestinationSchema = storageModesSchema.extend({ storageClass: z.string(), canLiveMigrate: z.boolean(), copyOffload: copyOffloadSchema.nullable() })
export const storageChoiceSchema = choice(storageDestinationSchema)

export const networkDestinationSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('multus'),
    attachmentName: z.string(),
    /** Null: the NAD is written into each target namespace. */
    attachmentNamespace: z.string().nullable(),
    /** What it is made of; `cluster-network`: a ClusterUserDefinedNetwork. */
    kind: z.enum(['localnet', 'cluster-network', 'trunk', 'bridge', 'sriov']),
    /** Whether network policies are written for it. */
    hasPolicies: z.boolean(),
    /** The localnet; else the name of the Linux bridge or of the pool of virtual functions. */
    physicalNetwork: z.string(),
    /** The VLANs that go tagged to the guest, "100-120, 142"; null where it is no trunk. */
    trunkVlans: z.string().nullable(),
    bridge: z.string().nullable(),
    /** Null is untagged. */
    vlanId: z.number().int().nullable(),
    mtu: z.number().int().nullable(),
  }),
  z.object({ type: z.literal('pod') }),
  z.object({ type: z.literal('ignored') }),
])
export const networkChoiceSchema = choice(networkDestinationSchema)

const rowFields = {
  id: z.string(),
  name: z.string(),
  source: z.string(),
  sourceName: z.string(),
  /** Included VMs in scope that use it. */
  vms: count,
  /** An included VM uses it, in scope or not; only then does the plan map it. */
  isNeeded: z.boolean(),
  isOpen: z.boolean(),
  warnings: z.array(mappingWarningSchema),
}

export const storageRowSchema = z.object({
  ...rowFields,
  type: z.string().nullable(),
  capacityMib: z.number().nullable(),
  freeMib: z.number().nullable(),
  disks: count,
  /** Their sizes count as nothing in `provisionedMib`, since nobody states them. */
  disksWithoutSize: count,
  /** Sizes of the disks, added up. */
  provisionedMib: z.number(),
  /** What the mapping would be without the decision; null where nothing needs one. A destination of null is an open question. */
  suggestion: z.object({ destination: storageDestinationSchema.nullable() }).nullable(),
  decision: storageClassDecisionSchema.nullable(),
  /** Its terms are null where the answer was to be without what explains its rows, as `evidence` and `consequences` are then. */
  effective: storageChoiceSchema.extend({ terms: z.array(whyTermSchema).nullable() }).nullable(),
  /** The place of the rule that decides, from 1; null where none does. */
  rule: count.nullable(),
  /** What the inventory tells of its kind, each with how far it can be relied on. */
  evidence: z.array(z.object({ code: z.string(), message: z.string(), confidence: z.enum(['high', 'medium', 'low']) })).nullable(),
  /** What follows from where it goes; empty while that is open. */
  consequences: z.array(z.object({ code: z.string(), kind: z.enum(['good', 'note', 'warning']), message: z.string() })).nullable(),
  /** Classes to which the array could copy by itself, and how MTV calls the array. */
  offload: z.array(z.object({ storageClass: z.string(), vendor: z.enum(COPY_OFFLOAD_VENDORS) })),
})

/** A rule of the mapping, in its place. */
export const storageRuleSchema = storageClassDecisionSchema.extend({
  place: z.number().int().min(1),
  where: z.string(),
  /** Datastores in use that pass its expression, and those for which it decides. */
  passed: count,
  decides: count,
})

/** Disks in scope that lie on one datastore and go to one StorageClass; StorageFlow of shared/engine, as it travels. */
export const storageFlowSchema = z.object({
  /** Null: no datastore that the inventory lists. */
  datastoreId: z.string().nullable(),
  /** Null: an open question. */
  storageClass: z.string().nullable(),
  vms: count,
  disks: count,
  /** Their sizes are not in `provisionedMib`, since nobody states them. */
  disksWithoutSize: count,
  provisionedMib: z.number(),
})

/** A VM about whose storage somebody decided. */
export const storageOverrideSchema = z.object({
  id: z.string(),
  name: z.string(),
  source: z.string(),
  sourceName: z.string(),
  decision: storageClassDecisionSchema.nullable(),
  /** What was decided for single disks; empty where nothing was. */
  disks: z.array(diskStorageClassSchema),
  /** By datastore: where its disks there go, and whether that is elsewhere than the datastore's other disks. */
  places: z.array(z.object({ datastore: z.string(), name: z.string(), isOwn: z.boolean(), choice: storageChoiceSchema })),
  /** What was decided and cannot be done: the VM is in no plan. */
  refusals: z.array(reasonSchema),
})

export const networkRowSchema = z.object({
  ...rowFields,
  kind: z.enum(['standard', 'distributed', 'nsx', 'unknown']),
  switchName: z.string().nullable(),
  vlanKind: vlanKindSchema,
  vlanId: z.number().int().nullable(),
  /** As the inventory writes it. */
  vlanText: z.string().nullable(),
  isUplink: z.boolean().nullable(),
  nics: count,
  suggestion: networkChoiceSchema.nullable(),
  decision: networkDecisionSchema.nullable(),
  effective: networkChoiceSchema.nullable(),
})

/** What a decision on a port group can choose from on this target. */
export const networkChoicesSchema = z.object({
  openshift: z.string(),
  /** Whether the release knows a ClusterUserDefinedNetwork with the topology Localnet. */
  hasClusterLocalnets: z.boolean(),
  /** What holds where a decision says nothing. */
  localnetAs: z.enum(['attachment', 'cluster-network']),
  scope: z.enum(['default', 'each']),
  policies: z.enum(['none', 'skeletons', 'translated']),
  /** Linux bridges of the target, and the one that its layout of NICs keeps for trunks. */
  bridges: z.array(z.object({ name: z.string(), isForTrunks: z.boolean() })),
  /** Pools of virtual functions. */
  pools: z.array(z.object({ name: z.string(), virtualFunctions: count })),
  /** Namespaces whose VMs have a primary network to themselves in place of the pod network. */
  isolated: z.array(z.object({ name: z.string(), namespaces: z.array(z.string()), subnet: z.string() })),
})

/** A StorageClass of the target, and what the effective mapping asks of it. */
export const storageClassUseSchema = z.object({
  name: z.string(),
  provisioner: z.string(),
  isDefault: z.boolean(),
  isDefaultForVirtualization: z.boolean(),
  /** Stated in the target; null: unknown, so nothing is compared with it. */
  capacityMib: z.number().nullable(),
  /** What its volumes can be claimed as, the preferred way first; null where nobody knows. */
  modes: z.array(storageModesSchema).nullable(),
  /** What a decision that names no mode gets; null: both modes have to be named. */
  preferred: storageModesSchema.nullable(),
  datastores: count,
  disks: count,
  /** Asked of it by the whole plan, whatever the scope. */
  wantedMib: z.number(),
  wantedInScopeMib: z.number(),
  /** What Filesystem claims take beyond that, and the growth that the target assumes. */
  overheadMib: z.number(),
  growthMib: z.number(),
  /** The three together, which the capacity is compared with. */
  neededMib: z.number(),
  /** In use today, of the disks of which the inventory tells. */
  inUseMib: z.number(),
  disksWithoutUse: count,
  disksWithoutSize: count,
  thinDisks: count,
  thinUnusedMib: z.number(),
  fit: storageClassLoadSchema.shape.fit,
  /** Capacity less what is needed, below zero where it is not enough; null where no capacity is stated. */
  leftMib: z.number().nullable(),
  isFull: z.boolean(),
  /** Datastores by what they bring; they add up to `wantedMib`. */
  terms: z.array(whyTermSchema),
})

/** A physical network of the target, and what the effective mapping puts on it. */
export const physicalNetworkUseSchema = z.object({
  name: z.string(),
  bridge: z.string(),
  uplinks: z.array(z.string()),
  mtu: z.number().int().nullable(),
  isDefault: z.boolean(),
  portGroups: count,
  attachments: count,
})

export type WhyTerm = z.infer<typeof whyTermSchema>
export type MappingWarning = z.infer<typeof mappingWarningSchema>
export type StorageModes = z.infer<typeof storageModesSchema>
export type StorageDestination = z.infer<typeof storageDestinationSchema>
export type StorageChoice = z.infer<typeof storageChoiceSchema>
export type StorageRow = z.infer<typeof storageRowSchema>
export type StorageRuleRow = z.infer<typeof storageRuleSchema>
export type StorageOverride = z.infer<typeof storageOverrideSchema>
export type StorageClassUse = z.infer<typeof storageClassUseSchema>
export type NetworkDestination = z.infer<typeof networkDestinationSchema>
export type NetworkChoices = z.infer<typeof networkChoicesSchema>
export type NetworkChoice = z.infer<typeof networkChoiceSchema>
export type NetworkRow = z.infer<typeof networkRowSchema>
export type PhysicalNetworkUse = z.infer<typeof physicalNetworkUseSchema>
