/** What a file calls an object, by its id. */
export interface SubjectResolver {
  /** The id, or null; then the subject is on the list of the unknown. */
  readonly find: (subject: string) => string | null
  /** The id; or the text as it stands where it is unknown, which is listed, too. */
  readonly findOrKeep: (subject: string) => string
}

/** Finds objects of a kind by their ids, or by names that only one of them bears; adds a sentence to `unknown` for each that is not found. */
export function createSubjectResolver(what: string, objects: readonly { readonly id: string; readonly name: string }[], unknown: Set<string>): SubjectResolver {
  const ids = new Set(objects.map((object) => object.id))
  const idsByName = new Map<string, string[]>()
  for (const { id, name } of objects) {
    const others = idsByName.get(name)
    if (others === undefined) idsByName.set(name, [id])
    else others.push(id)
  }
  const find = (subject: string): string | null => {
    if (ids.has(subject)) return subject
    const [only, ...others] = idsByName.get(subject) ?? []
    if (only !== undefined && others.length === 0) return only
    unknown.add(only === undefined ? `${what} ${subject}: no such object` : `${what} ${subject}: ${others.length + 1} objects bear this name, use an id`)
    return null
  }
  return { find, findOrKeep: (subject) => find(subject) ?? subject }
}
