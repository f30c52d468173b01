/** A VM of a group of sharers, with the keys of the shared disks that it is attached to. */
export interface Sharer {
  readonly vmId: string
  readonly diskKeys: readonly string[]
}

/** Enough for every real group; beyond it the search gives up and says that there is no answer. */
const MAX_STEPS = 20_000

/**
 * The VMs that bring the shared disks along: each disk with exactly one of them, so that none is copied
 * twice. Null where no such choice exists (A and B hold d1, B and C hold d2, and so on in a ring): then a
 * person must detach a disk first. Prefers earlier sharers and few owners for each disk.
 */
export function chooseDiskOwners(sharers: readonly Sharer[]): readonly string[] | null {
  const allDisks = [...new Set(sharers.flatMap((sharer) => sharer.diskKeys))]
  let steps = 0
  const search = (covered: ReadonlySet<string>, owners: readonly string[]): readonly string[] | null => {
    if (++steps > MAX_STEPS) return null
    const open = allDisks.filter((disk) => !covered.has(disk))
    const [first] = open
    if (first === undefined) return owners
    const candidates = sharers
      .filter((sharer) => sharer.diskKeys.includes(first) && sharer.diskKeys.every((disk) => !covered.has(disk)))
      .sort((left, right) => right.diskKeys.length - left.diskKeys.length)
    for (const candidate of candidates) {
      const found = search(new Set([...covered, ...candidate.diskKeys]), [...owners, candidate.vmId])
      if (found !== null) return found
    }
    return null
  }
  return search(new Set(), [])
}
