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

const wasteSchema = z.object({ vmsWithType: count, customTypes: count, wasteVcpus: z.number(), wasteMib: z.number(), vmsUnknown: count })

export const computeAnswerSchema = z.object({
  rows: z.array(computeRowSchema),
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

export type ComputeRow = z.infer<typeof computeRowSchema>
export type ComputeAnswer = z.infer<typeof computeAnswerSchema>
