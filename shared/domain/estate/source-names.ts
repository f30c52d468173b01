/** As much of an id as tells two sources apart to an eye; more where it takes more. */
const LEAST_ID_PART = 8

/**
 * What sources are called to people, by their ids: their names, and where several bear one name (whatever its case) each with the beginning of its id in
 * brackets: "vc01.example (0b1a0055)". Files that a program reads keep the plain name.
 */
export function sourceNames(sources: Iterable<{ readonly id: string; readonly name: string }>): ReadonlyMap<string, string> {
  const all = [...sources]
  return new Map(all.map(({ id, name }) => {
    const others = all.filter((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase())
    return [id, others.length === 0 ? name : `${name} (${partOf(id, others.map((other) => other.id))})`]
  }))
}

/** The shortest beginning that no other id has, and no less than is easily told apart. */
function partOf(id: string, others: readonly string[]): string {
  for (let length = LEAST_ID_PART; length < id.length; length++) {
    const part = id.slice(0, length)
    if (!others.some((other) => other.startsWith(part))) return part
  }
  return id
}
