import type { StorageChoice, StorageDestination } from '#shared/contract/mapping-rows.ts'
import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import type { DatastoreMapping } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { canLiveMigrate } from '#shared/engine/mapping/storage/can-live-migrate.ts'
import { storageTerms } from './storage-terms.ts'

/** A mapping as pages show it, with what it rests on; `decision` is what somebody decided of it, by itself or by a rule. */
export function storageChoice(mapping: DatastoreMapping, target: Target, decision: DecisionValue<'datastore.storage-class'> | undefined): StorageChoice {
  return { destination: storageDestination(mapping), confidence: mapping.confidence, why: [...mapping.reasons], terms: storageTerms(mapping, target, decision) }
}

/** Where a datastore goes, as pages show it; null is an open question. */
export function storageDestination({ destination }: DatastoreMapping): StorageDestination | null {
  if (destination === null) return null
  const { storageClass, volumeMode, accessMode, copyOffload } = destination
  return { storageClass, volumeMode, accessMode, canLiveMigrate: canLiveMigrate(accessMode), copyOffload: copyOffload === undefined ? null : { ...copyOffload } }
}
