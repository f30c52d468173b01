import type { Backend } from '#backend/create-backend.ts'
import type { TargetVersions } from '#shared/domain/target/versions.ts'
import { PLAN_PARTS, type PlanPage, type PlanSummary } from '#shared/contract/plan-summary.ts'
import type { Finding } from '#shared/domain/finding.ts'

export type WholePlan = Omit<PlanSummary, 'findingCounts'> & { readonly findings: readonly Finding[] }

/** The plan with all pages of all its parts: what plan.compute sums up and plan.list gives piece by piece. */
export async function wholePlan(backend: Backend, versions: Partial<TargetVersions> = {}): Promise<WholePlan> {
  const overview = await backend.invoke('plan.compute', versions)
  if (!overview.ok) throw new Error(overview.error.message)
  const parts: Record<string, unknown[]> = {}
  for (const part of PLAN_PARTS) {
    const rows: PlanPage['rows'][number][] = []
    for (;;) {
      const page = await backend.invoke('plan.list', { ...versions, part, offset: rows.length })
      if (!page.ok) throw new Error(page.error.message)
      rows.push(...page.value.rows)
      if (rows.length >= page.value.total) break
    }
    parts[part] = rows
  }
  return { ...overview.value, ...parts } as unknown as WholePlan // the parts are the summary's own rows
}
