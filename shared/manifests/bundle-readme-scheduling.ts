import type { MigrationPlan } from '#shared/domain/plan/migration-plan.ts'
import type { ClusterScheduling } from '#shared/domain/plan/scheduling.ts'
import { markdownCode, markdownTable, markdownText } from './markdown.ts'

/** The README's section on how the load of each source cluster is balanced today, and what becomes of it. */
export function schedulingSection({ scheduling: { clusters, descheduler, reasons, healthCheck } }: MigrationPlan): string[] {
  if (clusters.length === 0) return []
  const all = [...reasons, ...healthCheck.reasons]
  return [
    '## Scheduling',
    '',
    `${descheduler === null ? 'No descheduler is set up.' : `One descheduler for the whole cluster: ${descheduler.mode}, ${descheduler.threshold}.`} ${healthCheck.isSetUp ? 'A health check takes failed nodes out of service.' : 'No node health check is set up.'}`,
    ...(all.length === 0 ? [] : ['', ...all.map(({ message }) => `- ${markdownText(message)}`)]),
    '',
    ...markdownTable(['Source cluster', 'VMs', 'Asks for', 'HA', 'Because'], clusters.map((cluster) => [markdownCode(cluster.name), String(cluster.vmCount), wish(cluster), cluster.isHaEnabled === null ? '**not known**' : cluster.isHaEnabled ? 'on' : 'off', markdownText(cluster.reasons.map(({ message }) => message).join(' '))])),
  ]
}

function wish({ balancing }: ClusterScheduling): string {
  if (balancing === null) return '**not known**'
  return balancing.isWanted ? `${balancing.mode}, ${balancing.threshold}` : 'no balancing'
}
