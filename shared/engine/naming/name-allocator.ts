import { DNS_LABEL_MAX_LENGTH } from './dns-label.ts'
import { stableHash } from './stable-hash.ts'

/** Four characters tell 1.6 million apart, as in the suffix that MTV itself appends on a collision. */
const SUFFIX_LENGTH = 4

/**
 * Hands out names that are unique within one allocator. The first to ask for a name gets it bare;
 * a later one gets it cut and followed by a dash and a fingerprint of its `key`, which is the same from
 * run to run. Ask in a stable order (oldest object first), so that a newcomer never renames an old one.
 */
export interface NameAllocator {
  allocate(wanted: string, key: string): string
  /** Takes a name out of the pool; answers false where it is taken already. */
  reserve(name: string): boolean
}

export function createNameAllocator(maxLength: number = DNS_LABEL_MAX_LENGTH): NameAllocator {
  const taken = new Set<string>()
  const reserve = (name: string): boolean => {
    if (taken.has(name)) return false
    taken.add(name)
    return true
  }
  const allocate = (wanted: string, key: string): string => {
    const bare = wanted.slice(0, maxLength).replace(/-+$/, '')
    if (reserve(bare)) return bare
    for (let attempt = 0; ; attempt++) {
      const suffix = stableHash(attempt === 0 ? key : `${key}#${attempt}`, SUFFIX_LENGTH)
      const stem = wanted.slice(0, maxLength - SUFFIX_LENGTH - 1).replace(/-+$/, '')
      const name = `${stem}-${suffix}`
      if (reserve(name)) return name
    }
  }
  return { allocate, reserve }
}
