import type { ComputeAnswer } from '#shared/contract/compute-rows.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { INSTANCE_TYPES, isInRelease, missingFeatures } from '#shared/engine/mapping/compute/instance-types.ts'
import { isPreferenceIn, PREFERENCES } from '#shared/engine/mapping/compute/preferences.ts'

/** The cluster's own instance types that its nodes can run, and its own preferences, as far as the target describes it. */
export function computeOffers(target: Target): ComputeAnswer['offers'] {
  return {
    instanceTypes: INSTANCE_TYPES.filter((type) => isInRelease(type, target.openshift) && missingFeatures(type, target).length === 0).map(({ name, vcpus, memoryMib }) => ({ name, vcpus, memoryMib })),
    preferences: PREFERENCES.filter(({ name }) => isPreferenceIn(name, target.openshift)).map(({ name }) => name),
  }
}
