import type { EstateDatastore } from '#shared/domain/estate/estate.ts'
import type { DatastoreMapping, Reason } from '#shared/domain/plan/migration-plan.ts'
import type { StorageClass, Target } from '#shared/domain/target/target.ts'
import { traitsOf } from './datastore-traits.ts'
import { latencyTierOf } from './latency-tier.ts'
import { arraysOfClass } from './storage-arrays.ts'

export interface ClassSuggestion {
  readonly storageClass: StorageClass
  readonly confidence: DatastoreMapping['confidence']
  readonly reason: Reason
}

/**
 * The class that the evidence speaks for: one on the same array, then one whose name speaks of the same tier, then the target's
 * default for virtualization, its default, its only one. Among several that fit, the tier decides, then the defaults, then the target's order.
 * Null: nothing speaks for any.
 */
export function suggestClass(datastore: EstateDatastore, target: Target): ClassSuggestion | null {
  const { array, tier } = traitsOf(datastore)
  const onSameArray = array === null ? [] : target.storageClasses.filter((entry) => arraysOfClass(entry).some(({ id }) => id === array.id))
  const bestOfArray = bestOf(onSameArray, tier)
  if (array !== null && bestOfArray !== undefined) {
    return { storageClass: bestOfArray, confidence: 'high', reason: { code: 'same-array', message: `${bestOfArray.name} is on ${array.title} as the datastore is.` } }
  }
  const bestOfTier = tier === null ? undefined : bestOf(target.storageClasses.filter((entry) => latencyTierOf(entry.name) === tier), tier)
  if (bestOfTier !== undefined) {
    return { storageClass: bestOfTier, confidence: 'low', reason: { code: 'same-tier', message: `The names of ${datastore.name} and ${bestOfTier.name} speak of the same tier.` } }
  }
  const forVirtualization = target.storageClasses.find((entry) => entry.isDefaultForVirtualization)
  if (forVirtualization !== undefined) {
    return { storageClass: forVirtualization, confidence: 'medium', reason: { code: 'default-virtualization-class', message: `${forVirtualization.name} is the target's default class for virtualization.` } }
  }
  const clusterDefault = target.storageClasses.find((entry) => entry.isDefault)
  if (clusterDefault !== undefined) return { storageClass: clusterDefault, confidence: 'low', reason: { code: 'default-class', message: `${clusterDefault.name} is the target's default class.` } }
  const [only, ...others] = target.storageClasses
  if (only !== undefined && others.length === 0) return { storageClass: only, confidence: 'medium', reason: { code: 'only-class', message: `${only.name} is the target's only class.` } }
  return null
}

function bestOf(classes: readonly StorageClass[], tier: ReturnType<typeof latencyTierOf>): StorageClass | undefined {
  const ofTier = tier === null ? [] : classes.filter((entry) => latencyTierOf(entry.name) === tier)
  const fitting = ofTier.length > 0 ? ofTier : classes
  return fitting.find((entry) => entry.isDefaultForVirtualization) ?? fitting.find((entry) => entry.isDefault) ?? fitting[0]
}
