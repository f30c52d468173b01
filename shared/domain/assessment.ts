import { z } from 'zod'
import { findingSchema, findingSeveritySchema } from './finding.ts'

const reason = z.object({ code: z.string(), message: z.string() })

/** The worst last: `ready` only where each rule of MTV's that could warn had something to judge by. */
export const ASSESSMENT_STATUSES = ['ready', 'not-evaluated', 'attention', 'blocked'] as const
export const assessmentStatusSchema = z.enum(ASSESSMENT_STATUSES)

/** Who answers for a guest's system on OpenShift Virtualization, the best first. */
export const OS_CLASSES = ['certified', 'vendor-supported', 'community', 'unsupported', 'unknown'] as const
export const osClassSchema = z.enum(OS_CLASSES)

export const vmOsSchema = z.object({
  class: osClassSchema,
  /** The name that was believed; null where the inventory names none. */
  name: z.string().nullable(),
  /** Who says the name: the Tools (or the oVirt agent), the configuration, or the platform's id of a system. */
  from: z.enum(['tools', 'configuration', 'guest id']).nullable(),
  /** What it was recognised as; null where it was not. */
  label: z.string().nullable(),
  /** One sentence. */
  because: z.string(),
})

export const COMPLEXITY_TERMS = ['disks', 'data', 'nics', 'firmware', 'snapshots', 'raw-devices', 'shared-disks', 'os-class', 'findings', 'links'] as const
export const complexityTermSchema = z.object({
  term: z.enum(COMPLEXITY_TERMS),
  /** What was counted, in the term's unit; null where the inventory does not say. */
  amount: z.number().nullable(),
  /** Null where the amount is: then the score is a least one. */
  points: z.number().nullable(),
})
export const complexitySchema = z.object({
  /** The sum of the points that are known. */
  score: z.number(),
  /** False: a term is not known, so the score is a least one. */
  isComplete: z.boolean(),
  terms: z.array(complexityTermSchema),
})

/** Whether a VM can move in a way: null where what is unknown decides. Reasons say what keeps it, or what is unknown. */
export const migrationWaySchema = z.object({ isPossible: z.boolean().nullable(), reasons: z.array(reason) })

export const ruleGapSchema = z.object({ ruleId: z.string(), severity: findingSeveritySchema, because: z.string() })

/** What is known of a VM's way to the target. */
export const vmAssessmentSchema = z.object({
  vmId: z.string(),
  /** Null: it takes no part in the migration. */
  status: assessmentStatusSchema.nullable(),
  /** What made the status; of a VM that is ready, what Portolan's own rules could not judge. */
  because: z.array(reason),
  os: vmOsSchema,
  complexity: complexitySchema,
  /** Null where the VM takes no part. */
  cold: migrationWaySchema.nullable(),
  warm: migrationWaySchema.nullable(),
  findings: z.array(findingSchema),
  /** Rules that could not judge the VM, with why. */
  gaps: z.array(ruleGapSchema),
})

export type AssessmentStatus = z.infer<typeof assessmentStatusSchema>
export type OsClass = z.infer<typeof osClassSchema>
export type VmOs = z.infer<typeof vmOsSchema>
export type ComplexityTerm = z.infer<typeof complexityTermSchema>
export type ComplexityTermName = ComplexityTerm['term']
export type Complexity = z.infer<typeof complexitySchema>
export type MigrationWay = z.infer<typeof migrationWaySchema>
export type RuleGap = z.infer<typeof ruleGapSchema>
export type VmAssessment = Readonly<z.infer<typeof vmAssessmentSchema>>
