import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { ClusterScheduling } from '#shared/domain/plan/scheduling.ts'
import { markdownCode, markdownTable, markdownText } from './markdown.ts'

/** The README's section on how the load of each source cluster is balanced today, and what becomes of it. */
export function schedulingSection({ scheduling: { clusters, descheduler, reasons } }: MigrationPlan): string[] {
  if (clusters.length === 0) return []
  return [
    '## Scheduling',
    '',
    descheduler === null ? 'No descheduler is set up.' : `One descheduler for the whole cluster: ${descheduler.mode}, ${descheduler.threshold}.`,
    ...(reasons.length === 0 ? [] : ['', ...reasons.map(({ message }) => `- ${markdownText(message)}`)]),
    '',
    ...markdownTable(['Source cluster', 'VMs', 'Asks for', 'Because'], clusters.map((cluster) => [markdownCode(cluster.name), String(cluster.vmCount), wish(cluster), markdownText(cluster.reasons.map(({ message }) => message).join(' '))])),
  ]
}

function wish({ balancing }: ClusterScheduling): string {
  if (balancing === null) return '**not known**'
  return balancing.isWanted ? `${balancing.mode}, ${balancing.threshold}` : 'no balancing'
}
