import { z } from 'zod'
import { scenarioNameSchema, sizingScenarioSchema } from '../sizing/scenario.ts'
import { dnsLabelSchema, targetNamespaceSchema, targetSchema } from '../target/target.ts'
import { mtvVersionSchema, openshiftVersionSchema } from '../target/versions.ts'
import { waveSettingsSchema } from '../waves/wave-settings.ts'
import { gatewayDecisionSchema } from './gateway-decision.ts'
import { balancingDecisionSchema, nodeGroupDecisionSchema, restartPriorityDecisionSchema } from './placement-decisions.ts'
import { vmFactsDecisionSchema } from './vm-facts-decision.ts'
import { vmLabelsDecisionSchema } from './vm-labels-decision.ts'
import { diskStorageClassesDecisionSchema, inclusionDecisionSchema, instanceTypeDecisionSchema, networkDecisionSchema, preferenceDecisionSchema, storageClassDecisionSchema, storageRulesDecisionSchema, waveDecisionSchema, waveLockDecisionSchema, waveScheduleDecisionSchema } from './decision.ts'

/** An object is named by its id, or by its name where only one object of its kind bears it. */
const subjectSchema = z.string().min(1)

/**
 * `portolan.yaml`: how people decided to migrate, as a file to keep beside the inventory; what it does not hold is in file-fields.ts. Same estate and
 * same decisions give the same bundle.
 */
export const decisionsFileSchema = z.strictObject({
  apiVersion: z.literal('portolan/v1'),
  kind: z.literal('Decisions').optional(),
  target: z
    .strictObject({
      /** A preset's id or a target file's path, relative to this file. */
      use: z.string().min(1).optional(),
      mtv: mtvVersionSchema.optional(),
      openshift: openshiftVersionSchema.optional(),
      /** A whole target, as a target file has it. */
      settings: targetSchema.optional(),
    })
    .refine(({ use, settings }) => use === undefined || settings === undefined, 'names a target and states one: leave out either use or settings')
    .optional(),
  vms: z
    .array(
      z.strictObject({
        vm: subjectSchema,
        inclusion: inclusionDecisionSchema.optional(),
        namespace: targetNamespaceSchema.optional(),
        targetName: dnsLabelSchema.optional(),
        facts: vmFactsDecisionSchema.optional(),
        labels: vmLabelsDecisionSchema.optional(),
        instanceType: instanceTypeDecisionSchema.optional(),
        preference: preferenceDecisionSchema.optional(),
        nodeGroup: nodeGroupDecisionSchema.optional(),
        restartPriority: restartPriorityDecisionSchema.optional(),
        balancing: balancingDecisionSchema.optional(),
        storage: storageClassDecisionSchema.optional(),
        diskStorage: diskStorageClassesDecisionSchema.shape.disks.optional(),
        wave: waveDecisionSchema.optional(),
      }),
    )
    .default([]),
  datastores: z.array(z.strictObject({ datastore: subjectSchema, ...storageClassDecisionSchema.shape })).default([]),
  /** In order: the first that a datastore passes says where it goes, unless a decision does. */
  storageRules: storageRulesDecisionSchema.shape.rules.optional(),
  networks: z
    .array(z.strictObject({ portGroup: subjectSchema, network: networkDecisionSchema.optional(), gateway: gatewayDecisionSchema.optional() }).refine(({ network, gateway }) => network !== undefined || gateway !== undefined, 'decides neither network nor gateway'))
    .default([]),
  sizing: z.array(z.strictObject({ scenario: scenarioNameSchema, inputs: sizingScenarioSchema })).default([]),
  waves: z
    .strictObject({
      settings: waveSettingsSchema.optional(),
      schedule: waveScheduleDecisionSchema.optional(),
      /** Windows whose waves stay as they are. */
      locks: z.array(z.strictObject({ window: z.string().min(1), ...waveLockDecisionSchema.shape })).default([]),
    })
    .optional(),
})

export type DecisionsFile = z.infer<typeof decisionsFileSchema>
