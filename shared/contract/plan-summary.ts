import { z } from 'zod'
import { ESTATE_IMAGE_KINDS } from '#shared/domain/estate/estate-image.ts'
import { findingSchema, findingSeveritySchema, ruleNotEvaluatedSchema } from '#shared/domain/finding.ts'
import { accessModeSchema, volumeModeSchema } from '#shared/domain/target/target.ts'
import { mtvVersionSchema, openshiftVersionSchema } from '#shared/domain/target/versions.ts'
import { placementSchema } from './placement.ts'
import { reasonSchema } from './reason.ts'
import { storageClassLoadSchema } from './storage-class-load.ts'
import { schedulingSchema } from './scheduling.ts'
import { hyperConvergedSchema, tenancySchema } from './tenancy.ts'

export const confidenceSchema = z.enum(['high', 'medium', 'low', 'decided'])
const count = z.number().int()

/** A computed plan as the command line prints it: every number of the whole, and every entry. */
export const planSummarySchema = z.object({
  target: z.object({ id: z.string(), name: z.string(), mtv: mtvVersionSchema, openshift: openshiftVersionSchema }),
  counts: z.object({
    vms: count,
    included: count,
    planned: count,
    unplaced: count,
    excluded: count,
    plans: count,
    disks: count,
    capacityMib: z.number(),
    nics: z.object({ total: count, mapped: count, leftOut: count }),
  }),
  plans: z.array(
    z.object({
      name: z.string(),
      provider: z.string(),
      targetNamespace: z.string(),
      type: z.enum(['cold', 'warm']),
      vms: count,
      disks: count,
      capacityMib: z.number(),
      after: z.array(z.string()),
      /** The change window that its VMs are cut over in, as `<rule>/<day>`; null where no schedule has them. */
      window: z.string().nullable(),
      prerequisites: z.array(reasonSchema),
      because: z.string(),
    }),
  ),
  unplaced: z.array(z.object({ vm: z.string(), name: z.string(), why: z.array(reasonSchema) })),
  excluded: z.array(z.object({ vm: z.string(), name: z.string(), isTemplate: z.boolean(), why: z.array(reasonSchema) })),
  /** Templates, ISO files, library items and the places of such: MTV moves none of them. */
  images: z.array(
    z.object({
      image: z.string(),
      name: z.string(),
      kind: z.enum(ESTATE_IMAGE_KINDS),
      datastore: z.string().nullable(),
      sizeMib: z.number().nullable(),
      owner: z.string().nullable(),
      isToRebuild: z.boolean(),
      why: z.array(reasonSchema),
    }),
  ),
  datastores: z.array(
    z.object({
      datastore: z.string(),
      name: z.string(),
      vms: count,
      disks: count,
      capacityMib: z.number(),
      storageClass: z.string().nullable(),
      volumeMode: volumeModeSchema.nullable(),
      accessMode: accessModeSchema.nullable(),
      confidence: confidenceSchema,
      why: z.array(reasonSchema),
    }),
  ),
  /** What all VMs that take part put on each class of the target. */
  storageClasses: z.array(storageClassLoadSchema),
  /** VMs about whose storage somebody decided, each with where its disks go by datastore, and what cannot be done. */
  storageOverrides: z.array(z.object({ vm: z.string(), name: z.string(), datastores: z.array(z.object({ datastore: z.string(), storageClass: z.string().nullable(), why: z.array(reasonSchema) })), refused: z.array(reasonSchema) })),
  networks: z.array(
    z.object({
      portGroup: z.string(),
      name: z.string(),
      vms: count,
      nics: count,
      /** "multus <attachment>", "pod", "ignored", or null for an open question. */
      destination: z.string().nullable(),
      confidence: confidenceSchema,
      why: z.array(reasonSchema),
    }),
  ),
  /** How the load of the source clusters is balanced today, and the target's descheduler. */
  scheduling: schedulingSchema,
  /** Rules about where VMs run, and what brings them to the target. */
  placement: placementSchema,
  tenancy: tenancySchema,
  hyperConverged: hyperConvergedSchema,
  /** About how many VMs each rule says something; what it says is in the bundle's `findings.json`. */
  findingCounts: z.array(z.object({ ruleId: z.string(), severity: findingSeveritySchema, vms: count })),
  /** Rules that could not be evaluated, with how many VMs that concerns. */
  notEvaluated: z.array(ruleNotEvaluatedSchema),
  assumptions: z.array(z.string()),
})

/** How many VMs something concerns, by its code. */
const countedSchema = z.array(z.object({ code: z.string(), title: z.string(), vms: count }))

/** The plan as a screen shows it: what is of a size whatever the estate's, and sums of all that grows with it. */
export const planOverviewSchema = planSummarySchema.omit({ plans: true, unplaced: true, excluded: true, images: true, placement: true, tenancy: true, hyperConverged: true, findingCounts: true }).extend({
  /** Why VMs are in no plan, or take no part; a VM with several reasons counts for each. */
  unplaced: countedSchema,
  excluded: countedSchema,
  /** What the assessment found, by rule. */
  concerns: z.array(z.object({ ruleId: z.string(), title: z.string(), severity: findingSchema.shape.severity, vms: count })),
  images: count,
})

const page = <Row extends z.ZodType>(row: Row) => ({ total: count, rows: z.array(row) })

/** The parts of a plan that grow with the estate, a page at a time. */
export const planPageSchema = z.discriminatedUnion('part', [
  z.object({ part: z.literal('plans'), ...page(planSummarySchema.shape.plans.element) }),
  z.object({ part: z.literal('unplaced'), ...page(planSummarySchema.shape.unplaced.element) }),
  z.object({ part: z.literal('excluded'), ...page(planSummarySchema.shape.excluded.element) }),
  z.object({ part: z.literal('images'), ...page(planSummarySchema.shape.images.element) }),
  z.object({ part: z.literal('findings'), ...page(findingSchema) }),
])

export const PLAN_PARTS = ['plans', 'unplaced', 'excluded', 'images', 'findings'] as const

export type PlanOverview = z.infer<typeof planOverviewSchema>
export type PlanPage = z.infer<typeof planPageSchema>
export type PlanSummary = z.infer<typeof planSummarySchema>
