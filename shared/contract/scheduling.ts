import { z } from 'zod'
import { reasonSchema } from './reason.ts'

const deschedulerMode = z.enum(['Automatic', 'Predictive'])
const deviationThreshold = z.enum(['AsymmetricLow', 'AsymmetricMedium', 'AsymmetricHigh'])
const count = z.number().int().min(0)

/** How the load of the source clusters is balanced and their failures are met today, and what of the target follows. */
export const schedulingSchema = z.object({
  clusters: z.array(
    z.object({
      clusterId: z.string(),
      name: z.string(),
      sourceId: z.string(),
      vmCount: count,
      balancing: z.union([z.object({ isWanted: z.literal(true), mode: deschedulerMode, threshold: deviationThreshold }), z.object({ isWanted: z.literal(false) })]).nullable(),
      isHaEnabled: z.boolean().nullable(),
      failoverHosts: count.nullable(),
      reasons: z.array(reasonSchema),
    }),
  ),
  healthCheck: z.object({ isSetUp: z.boolean(), reasons: z.array(reasonSchema) }),
  descheduler: z.object({ mode: deschedulerMode, threshold: deviationThreshold, evictionsTotal: count, evictionsPerNode: count }).nullable(),
  why: z.array(reasonSchema),
})
