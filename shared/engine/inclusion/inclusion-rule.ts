import type { EstateVm } from '#shared/domain/estate/estate.ts'
import type { VmConfiguration } from '#shared/domain/estate/vm-configuration.ts'
import type { Reason } from '#shared/domain/plan/migration-plan.ts'

/** All that the rules may look at, so that who asks them need not hold the whole of a VM. */
export type InclusionSubject = Pick<EstateVm, 'id' | 'name' | 'isTemplate' | 'isSrmPlaceholder' | 'connectionState' | 'diskCount'> & {
  readonly disks: readonly unknown[]
  readonly configuration?: Pick<VmConfiguration, 'origin'>
}

/** One reason for which a VM is left out unless someone decides otherwise. */
export interface InclusionRule {
  readonly id: string
  readonly title: string
  /** False: MTV cannot migrate such a VM at all, so a decision to include it changes nothing. */
  readonly canBeOverridden: boolean
  /** The sentence that says why this VM is left out, or null where the rule does not hold. */
  excludes(vm: InclusionSubject): string | null
}

/** Checks nothing and changes nothing: it gives the rule its type. */
export function defineInclusionRule(rule: InclusionRule): InclusionRule {
  return rule
}

/** A rule's verdict as a reason. */
export function inclusionReason(rule: InclusionRule, message: string): Reason {
  return { code: rule.id, message }
}
