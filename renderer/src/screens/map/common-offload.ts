import type { StorageRow } from '#shared/contract/mapping-rows.ts'

/** What the arrays of all these datastores could do: classes to which each of them could copy by itself. */
export function commonOffload(rows: readonly Pick<StorageRow, 'offload'>[]): StorageRow['offload'] {
  const [first, ...others] = rows
  return (first?.offload ?? []).filter((entry) => others.every((row) => row.offload.some((own) => own.storageClass === entry.storageClass && own.vendor === entry.vendor)))
}
