import type { Estate, EstateInput } from '#shared/domain/estate/estate.ts'
import type { Finding, FindingSeverity } from '#shared/domain/finding.ts'
import type { CapacityShortage } from '#shared/domain/waves/wave-capacity.ts'
import type { Target } from '#shared/domain/target/target.ts'
import type { TargetVersions } from '#shared/domain/target/versions.ts'
import type { ManifestSet } from './manifest-set.ts'
import type { ResolvedPlan } from './resolve-plans.ts'

/** What a check may need beside the manifests. The target's own inventory cannot be had offline. */
export type CheckInput = 'manifests' | 'estate' | 'concerns' | 'capacity' | 'target' | 'target-inventory'

export interface CheckContext {
  readonly objects: ManifestSet
  readonly versions: TargetVersions
  readonly estate: Estate | null
  /** What the assessment rules found; the subject of each is a VM's id. */
  readonly concerns: readonly Finding[] | null
  /** What the target has too little of when waves land, by the schedule in force; null where there is none. */
  readonly capacity?: readonly WaveShortage[] | null
  /** What the bundle is for; null where there is only a folder of manifests. */
  readonly target?: Target | null
  /** The plans whose source is in the estate and has the inputs that the check names. */
  readonly plans: readonly ResolvedPlan[]
}

/** Something that is missing when a wave lands. */
export interface WaveShortage extends Pick<CapacityShortage, 'subject' | 'message' | 'remedy'> {
  readonly code: string
  /** Its number. */
  readonly wave: number
}

/** Something wrong with the manifests. */
export interface CheckProblem {
  /** "Plan openshift-mtv/x". */
  readonly subject: string
  readonly message: string
  /** What to do, one sentence. */
  readonly remedy: string
  /** Where it is not the check's own. */
  readonly severity?: FindingSeverity
  readonly data?: Finding['data']
}

/** One question about the whole set of manifests. Critical: MTV or the API server would refuse it, or VMs or NICs would be lost. */
export interface Check {
  readonly id: string
  readonly title: string
  readonly severity: FindingSeverity
  readonly needs: readonly CheckInput[]
  /** Inputs of the inventory without which a source's plans cannot be judged. */
  readonly inputs?: readonly EstateInput[]
  /**
   * Set where findings name the VM that they are about (`data.vm`). "by-plan": what is said of a VM hangs on no other plan than its own, "among-all": on
   * all plans.
   */
  readonly namesVms?: 'by-plan' | 'among-all'
  check(context: CheckContext): readonly CheckProblem[]
  /** What of it is about VMs, where it says something about other objects as well: whoever asks for one VM waits for no more. */
  checkVms?(context: CheckContext): readonly CheckProblem[]
  /** What the check had to leave unjudged, one sentence each. */
  notEvaluated?(context: CheckContext): readonly string[]
}

/** Checks nothing and changes nothing: it gives the check its type. */
export function defineCheck(check: Check): Check {
  return check
}
