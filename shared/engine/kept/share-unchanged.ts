/**
 * The newer of two values of plain data (objects, lists, maps, scalars), with every part that equals the older one's
 * taken from the older: what did not change stays the very same object, by which whoever keeps results for it can tell.
 * Both are taken for immutable. The order of a map's and an object's keys counts.
 */
export function shareUnchanged<Value>(older: Value | undefined, newer: Value): Value {
  return share(older, newer) as Value // either of the two, or a copy of the newer one with equal parts
}

function share(older: unknown, newer: unknown): unknown {
  if (Object.is(older, newer)) return older
  if (Array.isArray(older) && Array.isArray(newer)) return shareList(older, newer)
  if (older instanceof Map && newer instanceof Map) return shareMap(older, newer)
  if (isPlain(older) && isPlain(newer)) return shareObject(older, newer)
  return newer
}

function shareList(older: readonly unknown[], newer: readonly unknown[]): readonly unknown[] {
  const shared = newer.map((item, index) => share(older[index], item))
  return older.length === shared.length && shared.every((item, index) => Object.is(item, older[index])) ? older : shared
}

function shareMap(older: ReadonlyMap<unknown, unknown>, newer: ReadonlyMap<unknown, unknown>): ReadonlyMap<unknown, unknown> {
  const olderKeys = [...older.keys()]
  let isSame = older.size === newer.size
  let index = 0
  const shared = new Map<unknown, unknown>()
  for (const [key, value] of newer) {
    const kept = share(older.get(key), value)
    isSame &&= Object.is(olderKeys[index], key) && Object.is(kept, older.get(key))
    shared.set(key, kept)
    index += 1
  }
  return isSame ? older : shared
}

function shareObject(older: Readonly<Record<string, unknown>>, newer: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const olderKeys = Object.keys(older)
  const newerKeys = Object.keys(newer)
  let isSame = olderKeys.length === newerKeys.length
  const entries = newerKeys.map((key, index) => {
    const own = Object.hasOwn(older, key) ? older[key] : undefined
    const kept = share(own, newer[key])
    isSame &&= olderKeys[index] === key && Object.is(kept, own)
    return [key, kept] as const
  })
  // fromEntries defines even a key called __proto__ as a property of its own
  return isSame ? older : Object.fromEntries(entries)
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
