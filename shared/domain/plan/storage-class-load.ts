/** What the mapping puts on a StorageClass, and what the target says that the class holds. Sizes in MiB. */
export interface StorageClassLoad {
  readonly name: string
  readonly vms: number
  readonly disks: number
  /** By datastore: what its disks bring, in natural order. */
  readonly datastores: readonly { readonly datastoreId: string; readonly provisionedMib: number }[]
  /** Sizes of the disks, added up; those of unknown size count as nothing and are told apart. */
  readonly provisionedMib: number
  readonly disksWithoutSize: number
  /** What Filesystem claims take beyond the disks. */
  readonly overheadMib: number
  /** The target's assumption of growth, of the two above. */
  readonly growthMib: number
  /** The three above. */
  readonly neededMib: number
  /** In use of the disks, as far as the inventory tells. */
  readonly inUseMib: number
  readonly disksWithoutUse: number
  readonly thinDisks: number
  /** What becomes thick unless the class provisions thinly: size less use of thin disks whose use is known. */
  readonly thinUnusedMib: number
  /** Null: the target does not say. */
  readonly capacityMib: number | null
  /** `fits-thin`: only while the class provisions thinly. `not-evaluated`: no capacity is stated, or a size is unknown. */
  readonly fit: 'fits' | 'fits-thin' | 'full' | 'not-evaluated'
}
