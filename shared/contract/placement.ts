import { z } from 'zod'
import { reasonSchema } from './reason.ts'

const count = z.number().int().min(0)
const carrier = z.enum(['plan', 'patch', 'advice'])

/** Where VMs run on the target and with whom, and what brings it there. */
export const placementSchema = z.object({
  rules: z.array(
    z.object({
      ruleId: z.string(),
      sourceId: z.string(),
      clusterName: z.string().nullable(),
      name: z.string(),
      kind: z.enum(['together', 'apart', 'on-hosts', 'off-hosts', 'disabled', 'unknown']),
      /** Null: it is not kept. */
      strength: z.enum(['required', 'preferred']).nullable(),
      vms: z.array(z.object({ vmId: z.string(), name: z.string() })),
      hostNames: z.array(z.string()).nullable(),
      labelKey: z.string().nullable(),
      carrier,
      reasons: z.array(reasonSchema),
    }),
  ),
  nodeGroups: z.array(z.object({ name: z.string(), clusters: z.array(z.string()), isTainted: z.boolean(), vmCount: count })),
  nodeLabels: z.array(z.object({ key: z.string(), taint: z.string().nullable(), hostNames: z.array(z.string()).nullable(), because: z.string() })),
  attributes: z.array(z.object({ attribute: z.string(), as: z.enum(['label', 'annotation']), key: z.string(), vmCount: count, valueCount: count, changedCount: count })),
  priorityClasses: z.array(z.object({ name: z.string(), value: z.number().int(), level: z.string(), vmCount: count })),
  /** VMs that a Plan's fields place, and VMs that a patch has to reach. */
  vms: z.object({ byPlan: count, byPatch: count }),
  findings: z.array(reasonSchema),
})
