import { z } from 'zod'

const count = z.number().int().min(0)
const value = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** One field of a VM that two snapshots say differently. A side of null is "the inventory does not say". */
export const fieldChangeSchema = z.object({
  /** What the field belongs to: the kind of row (ESTATE_ROW_SCHEMAS), or `attribute`. */
  part: z.string(),
  /** Which of several: the label of a disk or NIC, the name of an attribute; null where a VM has one alone. */
  item: z.string().nullable(),
  /** The row's field; `isPresent` where the item came or went. */
  field: z.string(),
  old: value,
  new: value,
})

/** A VM that is in one of the two snapshots alone. */
export const comparedVmSchema = z.object({
  id: z.string(),
  name: z.string(),
  isTemplate: z.boolean().nullable(),
  powerState: z.string().nullable(),
  vcpus: z.number().int().nullable(),
  memoryMib: z.number().nullable(),
  cluster: z.string().nullable(),
})

/** A VM that both snapshots hold and say differently. */
export const vmChangeSchema = z.object({
  id: z.string(),
  /** Its id in the older snapshot, where that was another one. */
  oldId: z.string().nullable(),
  name: z.string(),
  changes: z.array(fieldChangeSchema),
})

/** Other objects that came and went. */
export const objectDifferenceSchema = z.object({
  kind: z.enum(['hosts', 'clusters', 'datastores', 'networks']),
  added: z.array(z.object({ id: z.string(), name: z.string() })),
  removed: z.array(z.object({ id: z.string(), name: z.string() })),
})

/** What was not compared: a field, or all of a part where `field` is null. */
export const notComparedSchema = z.object({
  part: z.string(),
  field: z.string().nullable(),
  /** `measured`: it differs from minute to minute; `not-in-older`, `not-in-newer`: that snapshot says it of no VM. */
  because: z.enum(['measured', 'not-in-older', 'not-in-newer']),
})

/** How much came, went and changed. */
export const diffCountsSchema = z.object({ added: count, removed: count, changed: count, unchanged: count })

export type FieldChange = z.infer<typeof fieldChangeSchema>
export type ComparedVm = z.infer<typeof comparedVmSchema>
export type VmChange = z.infer<typeof vmChangeSchema>
export type ObjectDifference = z.infer<typeof objectDifferenceSchema>
export type NotCompared = z.infer<typeof notComparedSchema>
export type DiffCounts = z.infer<typeof diffCountsSchema>

/** Two snapshots of one source, compared: VMs in natural order of their ids. */
export interface SnapshotDiff {
  readonly counts: DiffCounts
  readonly added: readonly ComparedVm[]
  readonly removed: readonly ComparedVm[]
  readonly changed: readonly VmChange[]
  readonly objects: readonly ObjectDifference[]
  readonly notCompared: readonly NotCompared[]
}
