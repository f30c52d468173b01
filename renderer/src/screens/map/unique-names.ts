/**
 * A name for each row that no other row bears, by id: the plain name where it is the only one, else with what
 * tells it apart (a switch, then a source). Port groups of one name on several switches are common.
 */
export function uniqueNames<Row extends { readonly id: string; readonly name: string }>(rows: readonly Row[], qualifiersOf: (row: Row) => readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  let left = rows
  const most = Math.max(0, ...rows.map((row) => qualifiersOf(row).length))
  for (let depth = 0; depth <= most; depth++) {
    const candidate = (row: Row): string => [row.name, ...qualifiersOf(row).slice(0, depth)].join(', ')
    const counts = new Map<string, number>()
    for (const row of left) counts.set(candidate(row), (counts.get(candidate(row)) ?? 0) + 1)
    const isSettled = (row: Row): boolean => depth === most || counts.get(candidate(row)) === 1
    for (const row of left) if (isSettled(row)) names.set(row.id, candidate(row))
    left = left.filter((row) => !isSettled(row))
  }
  return names
}
