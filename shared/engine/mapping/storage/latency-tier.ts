/** How fast storage is meant to be, by its name. */
export type LatencyTier = 'fast' | 'middle' | 'slow'

/**
 * The tier that a name speaks of in a word of its own: "SAN_GOLD_01", "tier2-block". Null where it speaks of none, or of two.
 * The words are those that people use; none is a rule of any product.
 */
export function latencyTierOf(name: string): LatencyTier | null {
  const words = new Set(name.toLowerCase().split(/[^a-z0-9]+/).flatMap((word) => [word, word.replace(/\d+$/, '')]))
  // "tier 1" in two words
  const joined = name.toLowerCase().replace(/tier[^a-z0-9]+(?=\d)/g, 'tier')
  const found = new Set<LatencyTier>()
  for (const [tier, ownWords] of TIER_WORDS) if (ownWords.some((word) => words.has(word))) found.add(tier)
  for (const [, digit] of joined.matchAll(/tier0*([0-9])/g)) found.add(digit === '0' || digit === '1' ? 'fast' : digit === '2' ? 'middle' : 'slow')
  const [only = null] = found
  return found.size === 1 ? only : null
}

const TIER_WORDS: readonly (readonly [LatencyTier, readonly string[]])[] = [
  ['fast', ['platinum', 'gold', 'nvme', 'ssd', 'flash', 'fast', 'premium']],
  ['middle', ['silver', 'hybrid', 'standard']],
  ['slow', ['bronze', 'sata', 'nlsas', 'archive', 'slow', 'capacity', 'backup', 'cold']],
]
