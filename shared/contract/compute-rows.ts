import { z } from 'zod'
import { instanceTypeDecisionSchema, preferenceDecisionSchema } from '#shared/domain/decisions/decision.ts'
import { sourceSchema } from '#shared/domain/estate/source.ts'
import { confidenceSchema } from './plan-summary.ts'
import { reasonSchema } from './reason.ts'

const count = z.number().int().min(0)
/** Below zero where the instance type has less than the source. */
const size = z.object({ vcpus: z.number(), memoryMib: z.number() })

const carrierSchema = z.enum(['plan-field', 'instance-type', 'osmap', 'mtv', 'cluster-default', 'patch', 'advice'])

const traits = {
  isDedicatedCpu: z.boolean(),
  isNumaPassedThrough: z.boolean(),
  hugepages: z.enum(['2Mi', '1Gi']).nullable(),
  overcommitPercent: z.number().int().nullable(),
  cpuModel: z.string().nullable(),
}

export const instanceTypeSchema = z.discriminatedUnion('type', [
  /** CPU and memory of the source. */
  z.object({ type: z.literal('source') }),
  /** One that the cluster brings along. */
  z.object({ type: z.literal('catalogue'), name: z.string(), series: z.string(), ...size.shape }),
  /** One that the bundle makes. */
  z.object({ type: z.literal('custom'), name: z.string(), ...size.shape, ...traits }),
  /** One that only the cluster knows. */
  z.object({ type: z.literal('unknown'), name: z.string() }),
])

const instanceTypeChoiceSchema = z.object({
  /** Null is an open question. */
  instanceType: instanceTypeSchema.nullable(),
  /** `mtv` where MTV takes CPU and memory from the source. */
  carrier: carrierSchema,
  confidence: confidenceSchema,
  why: z.array(reasonSchema),
  /** Beyond what the source has; null where either is not known. */
  waste: size.nullable(),
})

const preferenceChoiceSchema = z.object({
  /** Null: the VM is built without one. */
  preference: z.string().nullable(),
  carrier: carrierSchema,
  confidence: confidenceSchema,
  why: z.array(reasonSchema),
})

export const computeRowSchema = z.object({
  id: z.string(),
  name: z.string(),
  source: z.string(),
  sourceName: z.string(),
  cluster: z.string().nullable(),
  vcpus: z.number().nullable(),
  memoryMib: z.number().nullable(),
  /** As it was recognised; null where it was not. */
  guestOs: z.string().nullable(),
  isOpen: z.boolean(),
  /** A suggestion of null: nothing is decided, so that what holds is the suggestion. */
  instanceType: z.object({ suggestion: instanceTypeChoiceSchema.nullable(), decision: instanceTypeDecisionSchema.nullable(), effective: instanceTypeChoiceSchema }),
  preference: z.object({ suggestion: preferenceChoiceSchema.nullable(), decision: preferenceDecisionSchema.nullable(), effective: preferenceChoiceSchema }),
  /** What else there is to the VM, and what brings it. */
  settings: z.array(z.object({ code: z.string(), carrier: carrierSchema, field: z.string().nullable(), message: z.string() })),
})

export const COMPUTE_COLUMNS = ['name', 'source', 'cluster', 'guestOs', 'vcpus', 'memoryMib', 'instanceType', 'wasteVcpus', 'wasteMib', 'preference', 'confidence'] as const

/** What rows can be narrowed by: a value of one of these, or several, any of which will do. */
export const COMPUTE_FACETS = ['instanceType', 'series', 'evidence', 'preference', 'guestOs', 'confidence', 'setting', 'state'] as const

/** Which rows, beyond the scope. Every condition has to hold. */
export const computeQuery = {
  /** Words that a row has to hold, in its names, guest system, instance type or preference. */
  search: z.string().optional(),
  filters: z.array(z.strictObject({ facet: z.enum(COMPUTE_FACETS), values: z.array(z.string()) })).optional(),
  /** This VM alone. */
  vm: z.string().min(1).optional(),
}

export const computeRequestSchema = z.strictObject({
  scope: z.string().optional(),
  ...computeQuery,
  /** By natural order of source and id where it is missing. Rows without a value come last. */
  sort: z.strictObject({ column: z.enum(COMPUTE_COLUMNS), isDescending: z.boolean() }).optional(),
  offset: z.number().int().min(0).default(0),
  /** All rows where it is missing. */
  limit: z.number().int().min(0).optional(),
})

/** How many VMs in scope have a value. */
const facetSchema = z.object({ facet: z.enum(COMPUTE_FACETS), values: z.array(z.object({ value: z.string(), vms: count })) })

const wasteSchema = z.object({ vmsWithType: count, customTypes: count, wasteVcpus: z.number(), wasteMib: z.number(), vmsUnknown: count })

export const computeAnswerSchema = z.object({
  rows: z.array(computeRowSchema),
  /** Rows that pass the query, and VMs in scope at all; all else in this answer is of the scope. */
  total: count,
  vms: count,
  /** The values by which rows can be narrowed, the most common first. */
  facets: z.array(facetSchema),
  /** Instance types that the target can give as they are, and preferences of its release, by name. */
  offers: z.object({ instanceTypes: z.array(z.object({ name: z.string(), ...size.shape })), preferences: z.array(z.string()) }),
  open: count,
  /** The target's policy. */
  policy: z.object({ instanceTypes: z.enum(['none', 'best-fit', 'exact']), preferences: z.enum(['mtv', 'osmap']), cpuModel: z.enum(['cluster', 'source']), patches: z.boolean(), wasteLimitPercent: z.number().nullable() }),
  /** What each policy would give the VMs in scope beyond what they have, decisions aside. */
  waste: z.array(wasteSchema.extend({ policy: z.enum(['none', 'best-fit', 'exact']) })),
  /** What policy and decisions together give them. */
  effectiveWaste: wasteSchema,
  /** Custom instance types of the VMs in scope. */
  customTypes: z.array(z.object({ name: z.string(), ...size.shape, ...traits, vmCount: count })),
  osMaps: z.array(z.object({ sourceKind: sourceSchema.shape.kind, name: z.string(), entries: z.array(z.tuple([z.string(), z.string()])) })),
  /** What the cluster's own settings should be. */
  advice: z.array(reasonSchema),
})

const previewChoice = z.object({ name: z.string().nullable(), isOpen: z.boolean(), carrier: carrierSchema, waste: size.nullable() })

/** What decisions about VMs would change. */
export const computePreviewSchema = z.object({
  /** VMs named by the changes that take part, and those of them that would get something else. */
  vms: count,
  changed: count,
  /** The first of them; `null` for `name` is CPU and memory of the source, or no preference. */
  rows: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      sourceName: z.string(),
      instanceType: z.object({ before: previewChoice, after: previewChoice }),
      preference: z.object({ before: previewChoice, after: previewChoice }),
      /** Why it is open, smaller than the source, or not carried, afterwards. */
      warnings: z.array(z.string()),
    }),
  ),
  /** Over the whole plan. */
  waste: z.object({ before: wasteSchema, after: wasteSchema }),
  open: z.object({ before: count, after: count }),
})

export type ComputeRequest = z.infer<typeof computeRequestSchema>
export type ComputePreview = z.infer<typeof computePreviewSchema>
export type ComputeFacet = (typeof COMPUTE_FACETS)[number]
export type ComputeColumn = (typeof COMPUTE_COLUMNS)[number]
export type ComputeRow = z.infer<typeof computeRowSchema>
export type ComputeAnswer = z.infer<typeof computeAnswerSchema>
