import type { z } from 'zod'
import type { schedulingSchema } from '#shared/contract/scheduling.ts'
import type { SchedulingPlan } from '#shared/domain/plan/scheduling.ts'

/** The plan's scheduling as hosts show it. */
export function summariseScheduling({ clusters, descheduler, reasons, healthCheck }: SchedulingPlan): z.infer<typeof schedulingSchema> {
  return {
    clusters: clusters.map((cluster) => ({ ...cluster, reasons: [...cluster.reasons] })),
    descheduler,
    why: [...reasons],
    healthCheck: { ...healthCheck, reasons: [...healthCheck.reasons] },
  }
}
