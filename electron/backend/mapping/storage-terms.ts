import type { WhyTerm } from '#shared/contract/mapping-rows.ts'
import type { DecisionValue } from '#shared/domain/decisions/decision.ts'
import type { DatastoreMapping } from '#shared/domain/plan/migration-plan.ts'
import type { StorageClass, Target } from '#shared/domain/target/target.ts'
import { canLiveMigrate } from '#shared/engine/mapping/storage/can-live-migrate.ts'
import { capabilitiesOf } from '#shared/engine/mapping/storage/storage-capabilities.ts'

/** What a datastore's destination rests on: the class, what it offers, and who chose its modes. Empty for an open question. */
export function storageTerms({ destination }: DatastoreMapping, target: Target, decision: DecisionValue<'datastore.storage-class'> | undefined): WhyTerm[] {
  const storageClass = target.storageClasses.find(({ name }) => name === destination?.storageClass)
  if (destination === null || storageClass === undefined) return []
  const { volumeMode, accessMode } = destination
  return [
    term('storage-class', storageClass.name, decision === undefined ? 'target' : 'decision'),
    term('provisioner', storageClass.provisioner, 'target'),
    term('offered-modes', capabilitiesOf(storageClass)?.map((set) => `${set.volumeMode} ${set.accessMode}`).join(', ') ?? null, 'provisioner'),
    term('volume-mode', volumeMode, originOf('volumeMode', storageClass, decision)),
    term('access-mode', accessMode, originOf('accessMode', storageClass, decision)),
    term('live-migration', canLiveMigrate(accessMode) ? 'possible' : 'impossible', 'provisioner'),
  ]
}

function originOf(mode: 'volumeMode' | 'accessMode', storageClass: StorageClass, decision: DecisionValue<'datastore.storage-class'> | undefined): WhyTerm['from'] {
  if (decision?.[mode] !== undefined) return 'decision'
  return storageClass[mode] === undefined ? 'provisioner' : 'target'
}

function term(code: string, value: string | null, from: WhyTerm['from']): WhyTerm {
  return { code, name: null, value, unit: null, from }
}
