/**
 * A name for each row that no other row bears, by id: the plain name where it is the only one, else with what
 * tells it apart (a switch, then a source). Port groups of one name on several switches are common.
 */
export function uniqueNames<Row extends { readonly id: string; readonly name: string }>(rows: readonly Row[], qualifiersOf: (row: Row) => readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  // Of thousands of rows each text is made once a round.
  let left = rows.map((row) => ({ id: row.id, name: row.name, qualifiers: qualifiersOf(row) }))
  const most = left.reduce((longest, { qualifiers }) => Math.max(longest, qualifiers.length), 0)
  for (let depth = 0; depth <= most && left.length > 0; depth++) {
    const candidates = left.map(({ name, qualifiers }) => (depth === 0 ? name : [name, ...qualifiers.slice(0, depth)].join(', ')))
    const counts = new Map<string, number>()
    for (const candidate of candidates) counts.set(candidate, (counts.get(candidate) ?? 0) + 1)
    left = left.filter(({ id }, index) => {
      const candidate = candidates[index] ?? ''
      if (depth < most && counts.get(candidate) !== 1) return true
      names.set(id, candidate)
      return false
    })
  }
  return names
}
