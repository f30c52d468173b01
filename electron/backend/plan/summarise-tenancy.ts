import type { z } from 'zod'
import type { hyperConvergedSchema, tenancySchema } from '#shared/contract/tenancy.ts'
import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'

/** What namespaces and the cluster itself get, as hosts show it. */
export function summariseTenancy({ tenancy, hyperConverged }: Pick<MigrationPlan, 'tenancy' | 'hyperConverged'>): { tenancy: z.infer<typeof tenancySchema>; hyperConverged: z.infer<typeof hyperConvergedSchema> } {
  return {
    tenancy: {
      quotas: tenancy.quotas.map((quota) => ({ ...quota, hard: { ...quota.hard }, reasons: [...quota.reasons] })),
      roleBindings: tenancy.roleBindings.map((binding) => ({ ...binding, subjects: [...binding.subjects], because: [...binding.because] })),
      unmapped: tenancy.unmapped.map((entry) => ({ ...entry, roles: [...entry.roles], namespaces: [...entry.namespaces] })),
      findings: [...tenancy.findings],
    },
    hyperConverged: hyperConverged === null ? null : { ...hyperConverged, reasons: [...hyperConverged.reasons] },
  }
}
