import { z } from 'zod'
import { assessmentStatusSchema, migrationWaySchema, osClassSchema, complexitySchema, vmAssessmentSchema, vmOsSchema } from '#shared/domain/assessment.ts'
import { findingSchema, findingSeveritySchema } from '#shared/domain/finding.ts'
import { MOST_QUERY_ROWS, queryConditionsSchema } from './inventory-query.ts'
import { reasonSchema } from './reason.ts'

const count = z.number().int().min(0)

/**
 * The columns that the assessment adds to the list of VMs, and so fields of filters on VMs. They are made only where a
 * call names one: `findings` and `notEvaluated` hold the ids of rules with a blank between, `because` the codes of what makes the status.
 */
export const ASSESSMENT_FIELDS = ['status', 'osClass', 'complexity', 'canMoveCold', 'canMoveWarm', 'findings', 'notEvaluated', 'because'] as const

const statusCounts = z.record(assessmentStatusSchema, count)

const ruleRowSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** For the target's release. */
  severity: findingSeveritySchema,
  /** Whose question it is: MTV asks the same, or only Portolan does. */
  category: z.enum(['mtv', 'portolan']),
  /** What answers it. */
  about: z.enum(['inventory', 'plan']),
  sourceKind: z.enum(['vsphere', 'ovirt', 'any']),
  /** VMs that it found something about. */
  vms: count,
  /** VMs that it could not judge, and why. */
  notEvaluated: count,
  gaps: z.array(z.object({ because: z.string(), vms: count })),
})

/** What is known of a VM's way to the target, in a list. */
export const assessedVmSchema = z.object({
  id: z.string(),
  name: z.string(),
  source: z.string(),
  sourceName: z.string(),
  cluster: z.string().nullable(),
  /** Null: it takes no part in the migration. */
  status: assessmentStatusSchema.nullable(),
  because: z.array(reasonSchema),
  os: vmOsSchema,
  complexity: complexitySchema,
  cold: migrationWaySchema.nullable(),
  warm: migrationWaySchema.nullable(),
  findings: z.array(findingSchema.pick({ severity: true, message: true, remedy: true }).extend({ id: z.string() })),
  notEvaluated: z.array(z.object({ id: z.string(), because: z.string() })),
})

const amountSchema = z.object({ sum: z.number(), unknownVms: count })

/** How ready the VMs are: everything under the project's target and decisions as they are. */
export const ASSESS_API = {
  /** Counts over the VMs that pass `scope` and `where`, expressions over the columns of VMs with ASSESSMENT_FIELDS; templates are never among them. */
  'assess.summary': {
    input: z.strictObject({ scope: z.string().optional(), where: z.string().optional() }),
    output: z.object({
      target: z.object({ name: z.string(), mtv: z.string(), openshift: z.string() }),
      /** VMs that pass; those among them that take part. What follows counts these alone, but for the rules' counts. */
      vms: count,
      included: count,
      statuses: z.array(z.object({ status: assessmentStatusSchema, vms: count })),
      osClasses: z.array(z.object({ class: osClassSchema, vms: count })),
      ways: z.object({
        cold: z.object({ possible: count, impossible: count, unknown: count }),
        warm: z.object({ possible: count, impossible: count, unknown: count }),
      }),
      /** The least, the middle and the greatest score; null for no VM. */
      complexity: z.object({ least: z.number(), median: z.number(), greatest: z.number() }).nullable(),
      /** What the VMs that take part have today, and how many of them do not say it. */
      capacity: z.object({ vcpus: amountSchema, memoryMib: amountSchema, disksMib: amountSchema }),
      clusters: z.array(z.object({ cluster: z.string().nullable(), source: z.string(), sourceName: z.string(), vms: count, statuses: statusCounts })),
      /** Every rule that concerns a platform of the project. Those about the inventory are asked of left-out VMs too. */
      rules: z.array(ruleRowSchema),
    }),
  },
  /** One page of VMs, templates apart, with their assessment. */
  'assess.vms': {
    input: queryConditionsSchema.extend({ offset: count, limit: count.max(MOST_QUERY_ROWS) }),
    output: z.object({ matching: count, rows: z.array(assessedVmSchema) }),
  },
  /** One VM's assessment, whole; null for a template. */
  'assess.vm': { input: z.strictObject({ id: z.string().min(1) }), output: vmAssessmentSchema.nullable() },
  /** What each code of a status is called, in the order of the codes. */
  'assess.reasons': { input: z.strictObject({}), output: z.object({ reasons: z.array(z.object({ code: z.string(), title: z.string() })) }) },
  /** What a rule asks, why it matters and what to do, as docs/rules has it; AppError not-found for an id that no rule has. */
  'assess.rule': {
    input: z.strictObject({ id: z.string().min(1) }),
    output: z.object({ id: z.string(), title: z.string(), severity: findingSeveritySchema, sections: z.array(z.object({ heading: z.string(), text: z.string() })) }),
  },
} as const
