import { compareNatural } from '#shared/domain/compare.ts'
import { countWords } from '#shared/domain/count-words.ts'
import { firstInOrder } from '#shared/domain/first-in-order.ts'
import { markdownCode } from '../markdown.ts'

/** How many names a sentence bears; whoever wants all looks into the app or the workbook. */
const NAMED = 25

/** Names in a sentence, in natural order: "`a`, `b` and 12 more"; "none" where there are none. */
export function nameList(names: readonly string[]): string {
  if (names.length === 0) return 'none'
  const different = new Set(names)
  const more = different.size - NAMED
  return `${firstInOrder(different, NAMED, compareNatural).map(markdownCode).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`
}

/** "3 VMs: `a`, `b`, `c`". */
export function vmList(names: readonly string[]): string {
  return `${countWords(names.length, 'VM')}${names.length === 0 ? '' : `: ${nameList(names)}`}`
}
