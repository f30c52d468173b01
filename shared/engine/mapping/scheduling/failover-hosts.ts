import { countWords } from '#shared/domain/count-words.ts'
import type { Cluster } from '#shared/domain/estate/infrastructure.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'

/**
 * How many hosts a cluster holds back for failures, by its admission control; null: the inventory does not say. RVTools has the failover
 * level alone: a percentage, or hosts named for it, is not in an export.
 */
export function failoverHosts({ name, isHaEnabled, isAdmissionControlEnabled, haFailoverLevel }: Pick<Cluster, 'name' | 'isHaEnabled' | 'isAdmissionControlEnabled' | 'haFailoverLevel'>): { readonly hosts: number | null; readonly reason: Reason } {
  if (isHaEnabled === false) return { hosts: 0, reason: { code: 'failover-none', message: `HA is off in ${name}, so that no host is held back.` } }
  if (isAdmissionControlEnabled === false) return { hosts: 0, reason: { code: 'failover-none', message: `Admission control is off in ${name}, so that no host is held back; VMs may not all start after a failure.` } }
  if (isAdmissionControlEnabled === null || haFailoverLevel === null || haFailoverLevel <= 0) {
    return { hosts: null, reason: { code: 'failover-unknown', message: `How many hosts ${name} holds back for failures is not evaluated: an export has no percentage of admission control.` } }
  }
  return { hosts: haFailoverLevel, reason: { code: 'failover-hosts', message: `${name} holds back ${countWords(haFailoverLevel, 'host')} for failures: as many nodes belong into the size of the target.` } }
}
