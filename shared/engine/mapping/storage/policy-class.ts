import type { PolicyEquivalent } from '#shared/domain/target/target.ts'
import { LIST_SEPARATOR } from '#shared/domain/side/vm-property.ts'

/** The one StorageClass that stands for all storage policies of a VM that have an equivalent. */
export interface PolicyClass {
  readonly storageClass: string
  readonly policies: readonly string[]
}

/** The names of a VM's storage policies; null where nothing states them. */
export function policyNames(storagePolicies: string | null): readonly string[] | null {
  if (storagePolicies === null) return null
  return storagePolicies === '' ? [] : storagePolicies.split(LIST_SEPARATOR)
}

/**
 * Where a VM's disks go by its storage policies: the class of those of them that have an equivalent. Null where none has, and where
 * theirs differ: which disk has which policy, a list of policies does not say.
 */
export function policyClass(storagePolicies: string | null, equivalents: readonly PolicyEquivalent[]): PolicyClass | null {
  if (equivalents.length === 0) return null
  const names = policyNames(storagePolicies) ?? []
  const known = equivalents.filter(({ policy }) => names.includes(policy))
  const [first] = known
  if (first === undefined || known.some(({ storageClass }) => storageClass !== first.storageClass)) return null
  return { storageClass: first.storageClass, policies: known.map(({ policy }) => policy) }
}
