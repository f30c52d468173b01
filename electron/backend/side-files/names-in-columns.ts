import type { SideRowInForce } from '#backend/db/repositories/side-repository.ts'

/**
 * The names that lists of applications hold in further columns of some headers, by VM id; null where no list has such a column, so
 * that nobody knows. Of a header only letters and digits count, in any case; commas, semicolons and line breaks stand between names.
 */
export function namesInColumns(rows: readonly SideRowInForce<'application'>[], headers: readonly string[]): ReadonlyMap<string, readonly string[]> | null {
  const known = new Set(headers.map(plain))
  const byVm = new Map<string, readonly string[]>()
  let hasColumn = false
  for (const { vmId, row } of rows) {
    const cells = row.otherCells.filter(({ column }) => known.has(plain(column)))
    hasColumn ||= cells.length > 0
    if (vmId === null || cells.length === 0) continue
    byVm.set(vmId, [...new Set([...(byVm.get(vmId) ?? []), ...cells.flatMap(({ value }) => value.split(/[,;\n]+/)).map((name) => name.trim()).filter((name) => name !== '')])])
  }
  return hasColumn ? byVm : null
}

function plain(header: string): string {
  return header.toLowerCase().replace(/[^a-z0-9]/g, '')
}
