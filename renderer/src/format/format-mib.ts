import { MIB_PER_GIB, MIB_PER_TIB } from '#shared/domain/units.ts'
import { chosenFormats } from './chosen-formats.ts'
import { numberText } from './number-text.ts'

const MIB_PER = { GiB: MIB_PER_GIB, TiB: MIB_PER_TIB } as const
/** Less than this of a chosen unit would read as next to nothing: it is written in the unit that fits. */
const LEAST_OF_CHOSEN = 0.01
/** Of a chosen unit the parts below one count, whatever digits suit the unit that fits. */
const CHOSEN_DIGITS = { below: { maximumSignificantDigits: 3 }, above: { maximumFractionDigits: 1 } } as const

/**
 * An amount of MiB, e.g. "16 GiB": in the unit that the person chose, or in the binary unit that fits it; `format` writes
 * the number of the latter.
 */
export function formatMib(mib: number, format: (value: number) => string): string {
  const size = Math.abs(mib)
  const chosen = chosenFormats.sizes
  if (chosen !== 'auto' && size / MIB_PER[chosen] >= LEAST_OF_CHOSEN) {
    return `${numberText(mib / MIB_PER[chosen], size < MIB_PER[chosen] ? CHOSEN_DIGITS.below : CHOSEN_DIGITS.above)} ${chosen}`
  }
  if (size >= MIB_PER_TIB) return `${format(mib / MIB_PER_TIB)} TiB`
  if (size >= MIB_PER_GIB) return `${format(mib / MIB_PER_GIB)} GiB`
  return `${format(mib)} MiB`
}
