import type { StorageClassUse, WhyTerm } from '#shared/contract/mapping-rows.ts'
import { compareText } from '#shared/domain/compare.ts'
import type { DatastoreMapping } from '#shared/domain/plan/migration-plan.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { MIB_PER_TIB } from '#shared/domain/units.ts'
import { chooseModes } from '#shared/engine/mapping/storage/choose-modes.ts'
import { capabilitiesOf } from '#shared/engine/mapping/storage/storage-capabilities.ts'

/** So many datastores are named in a class's sum; the rest is one term. */
const MOST_NAMED_TERMS = 10

/** The target's StorageClasses, and what the mapping asks of each: by the whole plan, and by what is in scope. */
export function describeClasses(target: Target, effective: readonly DatastoreMapping[], scoped: readonly DatastoreMapping[]): StorageClassUse[] {
  return target.storageClasses.map((storageClass) => {
    const { name } = storageClass
    const mapped = effective.filter((mapping) => mapping.destination?.storageClass === name)
    const wantedMib = sumOf(mapped)
    const capacityMib = storageClass.capacityTib === undefined ? null : storageClass.capacityTib * MIB_PER_TIB
    const preferred = chooseModes(storageClass)
    return {
      name,
      provisioner: storageClass.provisioner,
      isDefault: storageClass.isDefault,
      isDefaultForVirtualization: storageClass.isDefaultForVirtualization,
      capacityMib,
      modes: capabilitiesOf(storageClass)?.map((set) => ({ ...set })) ?? null,
      preferred: 'modes' in preferred ? { ...preferred.modes } : null,
      datastores: mapped.length,
      disks: mapped.reduce((sum, mapping) => sum + mapping.diskCount, 0),
      wantedMib,
      wantedInScopeMib: sumOf(scoped.filter((mapping) => mapping.destination?.storageClass === name)),
      leftMib: capacityMib === null ? null : capacityMib - wantedMib,
      isFull: capacityMib !== null && wantedMib > capacityMib,
      terms: termsOf(mapped),
    }
  })
}

function sumOf(mappings: readonly DatastoreMapping[]): number {
  return mappings.reduce((sum, mapping) => sum + mapping.capacityMib, 0)
}

/** The largest first, so that a reader sees at once what matters. */
function termsOf(mappings: readonly DatastoreMapping[]): WhyTerm[] {
  const sorted = [...mappings].sort((left, right) => right.capacityMib - left.capacityMib || compareText(left.datastoreId, right.datastoreId))
  const [named, others] = [sorted.slice(0, MOST_NAMED_TERMS), sorted.slice(MOST_NAMED_TERMS)]
  const terms: WhyTerm[] = named.map((mapping) => ({ code: 'datastore', name: mapping.name, value: mapping.capacityMib, unit: 'MiB', from: 'inventory' }))
  if (others.length > 0) terms.push({ code: 'other-datastores', name: String(others.length), value: sumOf(others), unit: 'MiB', from: 'inventory' })
  return terms
}
