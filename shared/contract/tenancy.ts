import { z } from 'zod'
import { reasonSchema } from './reason.ts'

/** What namespaces bear besides VMs: quotas for resource pools, RoleBindings for permissions. */
export const tenancySchema = z.object({
  quotas: z.array(
    z.object({
      namespace: z.string(),
      kind: z.enum(['ResourceQuota', 'ApplicationAwareResourceQuota']),
      /** Quantities by resource. */
      hard: z.record(z.string(), z.string()),
      poolPath: z.string(),
      vmCount: z.number().int().min(0),
      reasons: z.array(reasonSchema),
    }),
  ),
  roleBindings: z.array(
    z.object({
      name: z.string(),
      namespace: z.string(),
      clusterRole: z.string(),
      subjects: z.array(z.object({ kind: z.enum(['Group', 'User']), name: z.string() })),
      because: z.array(z.string()),
    }),
  ),
  /** Principals of the sources that nobody has named for the target yet. */
  unmapped: z.array(z.object({ principal: z.string(), isGroup: z.boolean().nullable(), roles: z.array(z.string()), namespaces: z.array(z.string()), reason: reasonSchema })),
  findings: z.array(reasonSchema),
})

/** What the plan asks of the cluster's HyperConverged; null: the target does not want it written. */
export const hyperConvergedSchema = z
  .object({
    migrationsPerCluster: z.number().int().min(0),
    outboundMigrationsPerNode: z.number().int().min(0),
    liveMigrationNetwork: z.string().nullable(),
    evictionStrategy: z.enum(['LiveMigrateIfPossible', 'None']).nullable(),
    defaultCpuModel: z.string().nullable(),
    isVmQuotaEnabled: z.boolean(),
    reasons: z.array(reasonSchema),
  })
  .nullable()
