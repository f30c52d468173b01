import { z } from 'zod'
import { sizingScenarioSchema } from '../sizing/scenario.ts'
import { gatewayDecisionSchema } from './gateway-decision.ts'
import { noteDecisionSchema } from './note-decision.ts'
import { balancingDecisionSchema, nodeGroupDecisionSchema, restartPriorityDecisionSchema } from './placement-decisions.ts'
import { COPY_OFFLOAD_VENDORS } from '../target/copy-offload.ts'
import { tableViewsDecisionSchema } from './table-views.ts'
import { localDateSchema } from '../waves/wave-calendar.ts'
import { waveActualDecisionSchema, waveConsentDecisionSchema } from '../waves/wave-records.ts'
import { waveSettingsSchema } from '../waves/wave-settings.ts'
import { vmFactsDecisionSchema } from './vm-facts-decision.ts'
import { vmLabelsDecisionSchema } from './vm-labels-decision.ts'
import { accessModeSchema, dnsLabelSchema, targetNamespaceSchema, volumeModeSchema } from '../target/target.ts'

/** Take a VM into the migration or leave it out, whatever the rules say. Subject: VM id. */
export const inclusionDecisionSchema = z.strictObject({ isIncluded: z.boolean(), reason: z.string().min(1) })
/** Subject: VM id. */
export const vmNamespaceDecisionSchema = z.strictObject({ namespace: targetNamespaceSchema })
/** Subject: VM id. */
export const targetNameDecisionSchema = z.strictObject({ targetName: dnsLabelSchema })
/** A name in the API: DNS-1123 subdomain. */
const objectNameSchema = z.string().regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, 'must be a DNS-1123 subdomain').max(253)
/** Subject: datastore id. */
export const storageClassDecisionSchema = z.strictObject({
  storageClass: z.string().min(1),
  volumeMode: volumeModeSchema.optional(),
  accessMode: accessModeSchema.optional(),
  /** The array copies by itself. `secret` names the Secret with its address and credentials, in MTV's namespace. */
  copyOffload: z.strictObject({ vendor: z.enum(COPY_OFFLOAD_VENDORS), secret: objectNameSchema }).optional(),
  reason: z.string().optional(),
})
/** Subject: STORAGE_RULES_SUBJECT. In order: the first whose filter expression a datastore passes says where it goes. */
export const storageRulesDecisionSchema = z.strictObject({
  rules: z.array(z.strictObject({ where: z.string().trim().min(1), ...storageClassDecisionSchema.shape })).min(1),
})
/** The one subject of the rules by which datastores are mapped. */
export const STORAGE_RULES_SUBJECT = 'storage'
/** Where one disk of a VM goes: by its label, or by its place ("disk 2"). */
export const diskStorageClassSchema = z.strictObject({ disk: z.string().min(1), ...storageClassDecisionSchema.shape })
/** Subject: VM id. Where single disks of it go. */
export const diskStorageClassesDecisionSchema = z.strictObject({
  disks: z
    .array(diskStorageClassSchema)
    .min(1)
    .refine((disks) => new Set(disks.map(({ disk }) => disk)).size === disks.length, 'names a disk twice'),
})
const decidedVlan = z.number().int().min(1).max(4094).nullable().optional()
/** Where its attachments are: one in `default` for all namespaces, or one in each; absent: as the target has it. */
const decidedScope = z.enum(['default', 'each']).optional()
/** Subject: port group id. A VLAN of null is untagged; an absent one is the source's own. */
export const networkDecisionSchema = z.discriminatedUnion('type', [
  /** `as`: a network attachment definition, or a ClusterUserDefinedNetwork; absent: as the target has it. */
  z.strictObject({ type: z.literal('localnet'), vlanId: decidedVlan, physicalNetwork: z.string().optional(), as: z.enum(['attachment', 'cluster-network']).optional(), scope: decidedScope, /** Whether policies are written for it; absent: as the target has it. */ hasPolicies: z.boolean().optional(), reason: z.string().optional() }),
  /** A Linux bridge of the target, or the one that its layout of NICs makes. */
  z.strictObject({ type: z.literal('bridge'), bridge: z.string().min(1), vlanId: decidedVlan, scope: decidedScope, reason: z.string().optional() }),
  /** Virtual functions of a pool of the target. */
  z.strictObject({ type: z.literal('sriov'), pool: z.string().min(1), vlanId: decidedVlan, scope: decidedScope, reason: z.string().optional() }),
  z.strictObject({ type: z.literal('pod'), reason: z.string().optional() }),
  z.strictObject({ type: z.literal('ignored'), reason: z.string().min(1) }),
])

/** Subject: VM id. CPU and memory of the source, of an instance type that the policy of that name would choose, or of a named one. */
export const instanceTypeDecisionSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('source'), reason: z.string().optional() }),
  z.strictObject({ type: z.literal('best-fit'), reason: z.string().optional() }),
  z.strictObject({ type: z.literal('exact'), reason: z.string().optional() }),
  z.strictObject({ type: z.literal('named'), name: objectNameSchema, reason: z.string().optional() }),
])
/** Subject: VM id. A VirtualMachineClusterPreference; null: none. */
export const preferenceDecisionSchema = z.strictObject({ preference: objectNameSchema.nullable(), reason: z.string().optional() })

/** Subject: VM id. The change window that the VM's group has to be in, as `<rule>/<date>`. */
export const waveDecisionSchema = z.strictObject({ window: z.string().min(1), reason: z.string().optional() })
/** Subject: VM id. What came of the VM's migration: one that is done is planned no more, one that failed or went back is planned anew. */
export const waveOutcomeDecisionSchema = z.strictObject({ outcome: z.enum(['done', 'failed', 'rolled-back']), window: z.string().min(1).optional(), reason: z.string().optional() })
/** Subject: a change window. Its wave stays as it is. */
export const waveLockDecisionSchema = z.strictObject({ reason: z.string().optional() })

/** Subject: `waves`. The schedule that people know: planning again moves only what has to move, and the bundle has a folder for each of its waves. */
export const waveScheduleDecisionSchema = z.strictObject({
  /** The local date that it was planned on. */
  today: localDateSchema,
  /** The VMs of each change window. */
  windows: z.record(z.string().min(1), z.array(z.string().min(1))),
})

/** The schema of each kind of decision's value, by kind. */
export const DECISION_SCHEMAS = {
  'vm.inclusion': inclusionDecisionSchema,
  'vm.namespace': vmNamespaceDecisionSchema,
  'vm.target-name': targetNameDecisionSchema,
  'vm.facts': vmFactsDecisionSchema,
  'vm.labels': vmLabelsDecisionSchema,
  'datastore.storage-class': storageClassDecisionSchema,
  'storage.rules': storageRulesDecisionSchema,
  'vm.storage-class': storageClassDecisionSchema,
  'vm.disk-storage-classes': diskStorageClassesDecisionSchema,
  'port-group.network': networkDecisionSchema,
  'port-group.gateway': gatewayDecisionSchema,
  'vm.instance-type': instanceTypeDecisionSchema,
  'vm.preference': preferenceDecisionSchema,
  'vm.node-group': nodeGroupDecisionSchema,
  'vm.restart-priority': restartPriorityDecisionSchema,
  'vm.balancing': balancingDecisionSchema,
  /** Subject: the name of the scenario. */
  'sizing.scenario': sizingScenarioSchema,
  'vm.wave': waveDecisionSchema,
  'vm.wave-outcome': waveOutcomeDecisionSchema,
  'wave.lock': waveLockDecisionSchema,
  'wave.actual': waveActualDecisionSchema,
  'wave.consent': waveConsentDecisionSchema,
  'waves.schedule': waveScheduleDecisionSchema,
  // Subject: `waves`. Calendar, limits, groups, rates and weights as a whole.
  'waves.settings': waveSettingsSchema,
  // Subjects: ids of objects, a change window, a rule.
  'vm.note': noteDecisionSchema,
  'datastore.note': noteDecisionSchema,
  'port-group.note': noteDecisionSchema,
  'cluster.note': noteDecisionSchema,
  'host.note': noteDecisionSchema,
  'wave.note': noteDecisionSchema,
  'rule.note': noteDecisionSchema,
  // Subject: a table by its name.
  'table.views': tableViewsDecisionSchema,
} as const

export type DecisionKind = keyof typeof DECISION_SCHEMAS
export type DecisionValue<Kind extends DecisionKind> = z.infer<(typeof DECISION_SCHEMAS)[Kind]>
export const DECISION_KINDS = Object.keys(DECISION_SCHEMAS) as DecisionKind[] // Object.keys widens to string[]

/** The decisions in force: by kind, then by subject. */
export type Decisions = { readonly [Kind in DecisionKind]: Readonly<Record<string, DecisionValue<Kind>>> }

/** No decision at all. */
export const NO_DECISIONS: Decisions = {
  'vm.inclusion': {},
  'vm.namespace': {},
  'vm.target-name': {},
  'vm.facts': {},
  'vm.labels': {},
  'datastore.storage-class': {},
  'storage.rules': {},
  'vm.storage-class': {},
  'vm.disk-storage-classes': {},
  'port-group.network': {},
  'port-group.gateway': {},
  'vm.instance-type': {},
  'vm.preference': {},
  'vm.node-group': {},
  'vm.restart-priority': {},
  'vm.balancing': {},
  'sizing.scenario': {},
  'vm.wave': {},
  'vm.wave-outcome': {},
  'wave.lock': {},
  'wave.actual': {},
  'wave.consent': {},
  'waves.schedule': {},
  'waves.settings': {},
  'vm.note': {},
  'datastore.note': {},
  'port-group.note': {},
  'cluster.note': {},
  'host.note': {},
  'wave.note': {},
  'rule.note': {},
  'table.views': {},
}
