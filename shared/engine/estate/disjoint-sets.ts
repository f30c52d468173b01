/**
 * Puts members into one set whenever something ties them together, and hands the sets back.
 * Sets and their members come in the order in which members were first named.
 */
export interface DisjointSets {
  /** Ties all of them together; one alone becomes a set of its own. */
  join(members: readonly string[]): void
  sets(): readonly (readonly string[])[]
}

export function createDisjointSets(): DisjointSets {
  const parents = new Map<string, string>()
  const rootOf = (member: string): string => {
    let root = member
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root)) root = parent
    // Later look-ups take one step: without this, a long chain of pairs costs the square of its length.
    for (let at = member; at !== root; ) {
      const next = parents.get(at) ?? root
      parents.set(at, root)
      at = next
    }
    return root
  }
  const join = (members: readonly string[]): void => {
    const [first] = members
    if (first === undefined) return
    for (const member of members) {
      if (!parents.has(member)) parents.set(member, member)
      parents.set(rootOf(member), rootOf(first))
    }
  }
  const sets = (): readonly (readonly string[])[] => {
    const byRoot = new Map<string, string[]>()
    for (const member of parents.keys()) {
      const root = rootOf(member)
      const set = byRoot.get(root) ?? []
      set.push(member)
      byRoot.set(root, set)
    }
    return [...byRoot.values()]
  }
  return { join, sets }
}
