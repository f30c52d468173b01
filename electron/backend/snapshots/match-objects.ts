/** One object of a snapshot, and what it can be known by where its id is another in the next one. */
export interface Identity {
  readonly pk: number
  readonly id: string
  readonly name: string
  /** From the surest to the weakest; null where the snapshot does not say. */
  readonly keys: readonly (string | null)[]
}

/**
 * Pairs the objects of an older snapshot with those of a newer one, by the newer one's pk: by id, then by each key in
 * turn where it occurs once in either snapshot. A key that differs on two objects that both have it says that they are
 * two, so that none of the weaker ones can pair them.
 */
export function matchObjects(older: readonly Identity[], newer: readonly Identity[]): ReadonlyMap<number, Identity> {
  const byId = new Map(older.map((object) => [object.id, object]))
  const pairs = new Map<number, Identity>()
  const taken = new Set<number>()
  for (const object of newer) {
    const same = byId.get(object.id)
    if (same === undefined) continue
    pairs.set(object.pk, same)
    taken.add(same.pk)
  }
  const keyCount = newer[0]?.keys.length ?? 0
  for (let strength = 0; strength < keyCount && pairs.size < newer.length && taken.size < older.length; strength++) {
    const olderByKey = uniqueByKey(older, strength)
    for (const [key, object] of uniqueByKey(newer, strength)) {
      const same = olderByKey.get(key)
      if (same === undefined || taken.has(same.pk) || pairs.has(object.pk) || isContradicted(same, object, strength)) continue
      pairs.set(object.pk, same)
      taken.add(same.pk)
    }
  }
  return pairs
}

function isContradicted(older: Identity, newer: Identity, strength: number): boolean {
  for (let surer = 0; surer < strength; surer++) {
    const left = older.keys[surer] ?? null
    const right = newer.keys[surer] ?? null
    if (left !== null && right !== null && left !== right) return true
  }
  return false
}

/** The objects by a key that no other bears. */
function uniqueByKey(objects: readonly Identity[], strength: number): ReadonlyMap<string, Identity> {
  const found = new Map<string, Identity>()
  const repeated = new Set<string>()
  for (const object of objects) {
    const key = object.keys[strength] ?? null
    if (key === null) continue
    if (found.has(key)) repeated.add(key)
    else found.set(key, object)
  }
  for (const key of repeated) found.delete(key)
  return found
}
