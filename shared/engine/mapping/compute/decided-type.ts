import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import type { ComputeConfidence, InstanceTypeChoice } from '#shared/domain/plan/compute.ts'
import type { Reason } from '#shared/domain/plan/reason.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { chooseType, sizeWords, type TypeSubject } from './choose-type.ts'
import { findInstanceType, isInRelease, missingFeatures, unprovenFeatures } from './instance-types.ts'

export interface DecidedType {
  /** Null: the target cannot satisfy the decision. */
  readonly choice: InstanceTypeChoice | null
  readonly confidence: ComputeConfidence
  readonly reasons: readonly Reason[]
}

/**
 * The instance type that a decision gives a VM. One that the release does not have, or whose features the target lacks,
 * is an open question: no node would run the VM. One that nobody knows may be the cluster's own, and is taken.
 */
export function decidedType(decision: DecisionValue<'vm.instance-type'>, subject: TypeSubject, target: Pick<Target, 'openshift' | 'features' | 'compute'>): DecidedType {
  const why: Reason = { code: 'decision', message: decision.reason ?? 'Its instance type was decided on.' }
  if (decision.type === 'source') return { choice: { type: 'source' }, confidence: 'decided', reasons: [why] }
  if (decision.type !== 'named') {
    const { choice, reasons } = chooseType(decision.type, subject, target)
    return { choice, confidence: 'decided', reasons: [why, ...reasons] }
  }
  const type = findInstanceType(decision.name)
  if (type === undefined) {
    return { choice: { type: 'unknown', name: decision.name }, confidence: 'decided', reasons: [why, { code: 'not-in-catalogue', message: `${decision.name} is none of OpenShift Virtualization's own instance types: the cluster has to have it before the plan starts.` }] }
  }
  if (!isInRelease(type, target.openshift)) return open(why, 'not-in-release', `${type.name} is not in OpenShift ${target.openshift}; it came with ${type.since ?? ''}: decide on another.`)
  const missing = missingFeatures(type, target)
  if (missing.length > 0) return open(why, 'feature-missing', `${type.name} needs ${missing.join(' and ')}, which the target does not have: no node would run the VM.`)
  const unproven = unprovenFeatures(type)
  const { size } = subject
  const isSmaller = size !== null && (type.vcpus < size.vcpus || type.memoryMib < size.memoryMib)
  return {
    choice: { type: 'catalogue', name: type.name, series: type.series, vcpus: type.vcpus, memoryMib: type.memoryMib },
    confidence: 'decided',
    reasons: [
      why,
      ...(isSmaller ? [{ code: 'smaller', message: `${type.name} has less than the source's ${sizeWords(size)}.` }] : []),
      ...(unproven.length > 0 ? [{ code: 'feature-unproven', message: `${type.name} needs ${unproven.join(' and ')}, which a target does not describe: see to it that nodes have it.` }] : []),
    ],
  }
}

function open(why: Reason, code: string, message: string): DecidedType {
  return { choice: null, confidence: 'decided', reasons: [why, { code, message }] }
}
