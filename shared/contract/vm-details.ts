import { z } from 'zod'
import { diskStorageClassesDecisionSchema, inclusionDecisionSchema, storageClassDecisionSchema, targetNameDecisionSchema, vmNamespaceDecisionSchema } from '#shared/domain/decisions/decision.ts'
import { DECIDED_FACT_FIELDS, vmFactsDecisionSchema } from '#shared/domain/decisions/vm-facts-decision.ts'
import { vmLabelsDecisionSchema } from '#shared/domain/decisions/vm-labels-decision.ts'
import { sourceSchema } from '#shared/domain/estate/source.ts'
import { vmCpuSchema, vmMemorySchema, vmSchema, vmToolsSchema } from '#shared/domain/estate/vm.ts'
import { cdDriveSchema, clusterRuleSchema, diskSchema, nicSchema, partitionSchema, usbDeviceSchema, vmSnapshotSchema } from '#shared/domain/estate/vm-devices.ts'
import { applicationSchema } from '#shared/domain/side/application.ts'
import { performanceSchema } from '#shared/domain/side/performance.ts'
import { vmPropertySchema } from '#shared/domain/side/vm-property.ts'
import { findingSchema, ruleNotEvaluatedSchema } from '#shared/domain/finding.ts'

/** One VM with everything that belongs to it, and what the engine says of it. */
export const vmDetailsSchema = z.object({
  vm: vmSchema.extend({
    cpu: vmCpuSchema.nullable(),
    memory: vmMemorySchema.nullable(),
    tools: vmToolsSchema.nullable(),
    disks: z.array(diskSchema),
    nics: z.array(nicSchema),
    partitions: z.array(partitionSchema),
    snapshots: z.array(vmSnapshotSchema),
    cdDrives: z.array(cdDriveSchema),
    usbDevices: z.array(usbDeviceSchema),
    clusterRules: z.array(clusterRuleSchema),
    attributes: z.record(z.string(), z.string()),
  }),
  source: sourceSchema,
  /** What side files say of the VM; null and empty where none does. */
  side: z.object({ application: applicationSchema.nullable(), performance: performanceSchema.nullable(), properties: vmPropertySchema.nullable() }),
  /** Application, owner and the like: what holds, what a list says, and whether it is decided. */
  facts: z.array(z.object({ field: z.enum(DECIDED_FACT_FIELDS), value: z.string().nullable(), listed: z.string().nullable(), isDecided: z.boolean() })),
  /** Inputs that this VM's inventory has (ESTATE_INPUTS); an empty list of a kind that is not among them means "not known". */
  available: z.array(z.string()),
  inclusion: z.object({ isIncluded: z.boolean(), reasons: z.array(z.object({ code: z.string(), message: z.string() })) }),
  /** What people decided about this VM; null where nothing is. */
  decisions: z.object({
    'vm.inclusion': inclusionDecisionSchema.nullable(),
    'vm.namespace': vmNamespaceDecisionSchema.nullable(),
    'vm.target-name': targetNameDecisionSchema.nullable(),
    'vm.facts': vmFactsDecisionSchema.nullable(),
    'vm.labels': vmLabelsDecisionSchema.nullable(),
    'vm.storage-class': storageClassDecisionSchema.nullable(),
    'vm.disk-storage-classes': diskStorageClassesDecisionSchema.nullable(),
  }),
  /** What brings decided labels to the cluster under the project's target; `advice`: nothing does. */
  labelCarrier: z.enum(['plan', 'patch', 'advice']),
  /** What the rules found, under the project's target; a template is not judged. */
  concerns: z.array(findingSchema),
  /** Rules that could not judge this VM. */
  notEvaluated: z.array(ruleNotEvaluatedSchema.extend({ title: z.string() })),
})

export type VmDetails = z.infer<typeof vmDetailsSchema>
