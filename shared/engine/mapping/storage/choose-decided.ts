import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import type { EstateDatastore } from '#shared/domain/estate/estate.ts'
import type { DatastoreMapping, Reason } from '#shared/domain/plan/migration-plan.ts'
import type { StorageClass, Target } from '#shared/domain/target/target.ts'
import { chooseModes, type WantedModes } from './choose-modes.ts'
import { refuseCopyOffload } from './copy-offload.ts'

export type StorageChoiceMade = Pick<DatastoreMapping, 'destination' | 'confidence' | 'reasons'>

/** What somebody decided for a datastore's disks, or an open question where the target cannot give it. */
export function chooseDecided(datastore: EstateDatastore, target: Target, decision: DecisionValue<'datastore.storage-class'>, reason: Reason): StorageChoiceMade {
  const decided = target.storageClasses.find((entry) => entry.name === decision.storageClass)
  if (decided === undefined) return openQuestion('unknown-storage-class', `The decided StorageClass ${decision.storageClass} is not in the target ${target.name}: add it there or decide anew.`)
  const choice = choiceFor(decided, { confidence: 'decided', reasons: [reason] }, decision)
  if (choice.destination === null || decision.copyOffload === undefined) return choice
  const destination = { ...choice.destination, copyOffload: decision.copyOffload }
  const refused = refuseCopyOffload(datastore, decided, destination, target)
  return refused === null ? { ...choice, destination } : openQuestion(refused.code, `${refused.message} Decide without it, or for another class.`)
}

/** A class with the modes that are wanted of it; an open question where it does not offer them. */
export function choiceFor(storageClass: StorageClass, choice: Pick<StorageChoiceMade, 'confidence' | 'reasons'>, wanted?: WantedModes): StorageChoiceMade {
  const chosen = chooseModes(storageClass, wanted)
  if ('open' in chosen) return openQuestion(chosen.open.code, chosen.open.message)
  return { destination: { storageClass: storageClass.name, ...chosen.modes }, ...choice }
}

export function openQuestion(code: string, message: string): StorageChoiceMade {
  return { destination: null, confidence: 'low', reasons: [{ code, message }] }
}
