import type { StorageClassUse, WhyTerm } from '#shared/contract/mapping-rows.ts'
import { compareText } from '#shared/domain/compare.ts'
import type { StorageClassLoad } from '#shared/domain/plan/storage-class-load.ts'
import type { Target } from '#shared/domain/target/target.ts'
import { chooseModes } from '#shared/engine/mapping/storage/choose-modes.ts'
import { capabilitiesOf } from '#shared/engine/mapping/storage/storage-capabilities.ts'

/** So many datastores are named in a class's sum; the rest is one term. */
const MOST_NAMED_TERMS = 10

/** The target's StorageClasses, and what the mapping asks of each: by the whole plan, and by what is in scope. */
export function describeClasses(target: Target, loads: readonly StorageClassLoad[], scoped: readonly StorageClassLoad[], datastoreNames: ReadonlyMap<string, string>): StorageClassUse[] {
  const loadOf = new Map(loads.map((load) => [load.name, load]))
  const scopedOf = new Map(scoped.map((load) => [load.name, load]))
  return target.storageClasses.flatMap((storageClass) => {
    const { name } = storageClass
    const load = loadOf.get(name)
    if (load === undefined) return []
    const preferred = chooseModes(storageClass)
    const { capacityMib, neededMib, overheadMib, growthMib, inUseMib, disksWithoutUse, disksWithoutSize, thinDisks, thinUnusedMib, fit } = load
    return [{
      name,
      provisioner: storageClass.provisioner,
      isDefault: storageClass.isDefault,
      isDefaultForVirtualization: storageClass.isDefaultForVirtualization,
      capacityMib,
      modes: capabilitiesOf(storageClass)?.map((set) => ({ ...set })) ?? null,
      preferred: 'modes' in preferred ? { ...preferred.modes } : null,
      datastores: load.datastores.length,
      disks: load.disks,
      wantedMib: load.provisionedMib,
      wantedInScopeMib: scopedOf.get(name)?.provisionedMib ?? 0,
      overheadMib, growthMib, neededMib, inUseMib, disksWithoutUse, disksWithoutSize, thinDisks, thinUnusedMib, fit,
      leftMib: capacityMib === null ? null : capacityMib - neededMib,
      isFull: capacityMib !== null && neededMib > capacityMib,
      terms: termsOf(load, datastoreNames),
    }]
  })
}

/** The largest first, so that a reader sees at once what matters. */
function termsOf({ datastores }: StorageClassLoad, names: ReadonlyMap<string, string>): WhyTerm[] {
  const sorted = [...datastores].sort((left, right) => right.provisionedMib - left.provisionedMib || compareText(left.datastoreId, right.datastoreId))
  const others = sorted.slice(MOST_NAMED_TERMS)
  return [
    ...sorted.slice(0, MOST_NAMED_TERMS).map(({ datastoreId, provisionedMib }) => term('datastore', names.get(datastoreId) ?? datastoreId, provisionedMib)),
    ...(others.length === 0 ? [] : [term('other-datastores', String(others.length), others.reduce((sum, { provisionedMib }) => sum + provisionedMib, 0))]),
  ]
}

function term(code: string, name: string, value: number): WhyTerm {
  return { code, name, value, unit: 'MiB', from: 'inventory' }
}
