import type { EstateCluster } from '#shared/domain/estate/estate.ts'
import type { BalancingVerdict } from './drs-balancing.ts'

/**
 * What the scheduling policy of an oVirt cluster asks of the target. Its thresholds are of another measure (busy CPU
 * over minutes, free memory), so that the middle deviation stands for all of them.
 */
export function ovirtBalancing({ name, configuration }: EstateCluster): BalancingVerdict {
  const policy = configuration?.schedulingPolicy ?? null
  if (policy === null) return { balancing: null, reasons: [{ code: 'policy-unknown', message: `The inventory does not say by which policy ${name} schedules.` }] }
  const stated = `${name} schedules by the policy ${policy}`
  switch (policy.toLowerCase()) {
    case 'evenly_distributed':
    case 'vm_evenly_distributed':
      return { balancing: { isWanted: true, mode: 'Automatic', threshold: 'AsymmetricMedium' }, reasons: [{ code: 'policy-balances', message: `${stated}, which moves VMs between hosts by itself.` }] }
    case 'power_saving':
      return { balancing: { isWanted: false }, reasons: [{ code: 'policy-saves-power', message: `${stated}: OpenShift switches no hosts off, and the profile that packs VMs together does not go with the one for VMs.` }] }
    case 'none':
    case 'cluster_maintenance':
      return { balancing: { isWanted: false }, reasons: [{ code: 'policy-moves-nothing', message: `${stated}, which moves no VM.` }] }
    default:
      return { balancing: null, reasons: [{ code: 'policy-own', message: `${stated}, one of the site's own: whether it moves VMs has to be looked up there.` }] }
  }
}
