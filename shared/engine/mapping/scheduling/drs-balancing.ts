import type { Cluster } from '#shared/domain/estate/infrastructure.ts'
import type { Reason } from '#shared/domain/plan/migration-plan.ts'
import type { DeviationThreshold, LoadBalancing } from '#shared/domain/plan/scheduling.ts'

export interface BalancingVerdict {
  readonly balancing: LoadBalancing | null
  readonly reasons: readonly Reason[]
}

/**
 * What DRS asks of the target. RVTools has the API's vmotion rate, 1 to 5, which runs against the migration threshold
 * of vSphere's own screen: the sentence bears both. DRS that is off balances nothing, whatever behaviour the row has.
 */
export function drsBalancing({ name, isDrsEnabled, drsBehavior, drsVmotionRate, isDpmEnabled }: Cluster): BalancingVerdict {
  if (isDrsEnabled === null) return { balancing: null, reasons: [{ code: 'drs-unknown', message: `The inventory does not say whether DRS is on in ${name}.` }] }
  if (!isDrsEnabled) return { balancing: { isWanted: false }, reasons: [{ code: 'drs-off', message: `DRS is off in ${name}, so its VMs stay where they are started.` }] }
  const reasons = isDpmEnabled === true ? [DPM(name)] : []
  if (drsVmotionRate === null) return { balancing: null, reasons: [{ code: 'drs-rate-unknown', message: `DRS is on in ${name}, and the inventory does not say how readily it moves VMs.` }, ...reasons] }
  const threshold = HIGHEST_RATE + 1 - drsVmotionRate
  const stated = `DRS is on in ${name} (${drsBehavior ?? 'behaviour not stated'}, vmotion rate ${drsVmotionRate}, which is migration threshold ${threshold})`
  const deviation = THRESHOLDS.get(threshold)
  if (deviation === undefined) return { balancing: { isWanted: false }, reasons: [{ code: 'drs-rules-only', message: `${stated}: it moves VMs for rules and maintenance alone, which needs no descheduler.` }, ...reasons] }
  const isAutomatic = drsBehavior?.toLowerCase() === 'fullyautomated'
  const consequence = isAutomatic ? 'VMs are migrated by themselves' : 'somebody decides on each move, so that the descheduler only says what it would move'
  return {
    balancing: { isWanted: true, mode: isAutomatic ? 'Automatic' : 'Predictive', threshold: deviation },
    reasons: [{ code: 'drs-on', message: `${stated}: ${consequence}.` }, ...reasons],
  }
}

/** vSphere API, ClusterDrsConfigInfo.vmotionRate: 1 (moves the most) to 5. */
const HIGHEST_RATE = 5

/**
 * By migration threshold, 1 (conservative) to 5 (aggressive). DRS has no such deviation: the nearest by how readily
 * either moves VMs. Threshold 1 applies rules only.
 */
const THRESHOLDS: ReadonlyMap<number, DeviationThreshold> = new Map([
  [2, 'AsymmetricHigh'],
  [3, 'AsymmetricMedium'],
  [4, 'AsymmetricLow'],
  [5, 'AsymmetricLow'],
])

const DPM = (name: string): Reason => ({
  code: 'dpm-not-carried',
  message: `Power management (DPM) is on in ${name}: OpenShift switches no hosts off, and the profile that packs VMs together does not go with the one for VMs.`,
})
