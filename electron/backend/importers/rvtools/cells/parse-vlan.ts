import type { CellValue } from '#backend/importers/tables/table-file.ts'
import type { VlanKind } from '#shared/domain/estate/network.ts'
import { parseNumber, type NumberStyle } from '#backend/importers/tables/numbers/parse-number.ts'

export interface Vlan {
  readonly kind: VlanKind
  readonly id: number | null
}

/** IEEE 802.1Q: 1 to 4094 are VLANs; vSphere writes 4095 for a port group that passes all tags to the guest. */
const LAST_VLAN = 4094
const ALL_VLANS = 4095
const LIST = /^\d{1,4}(?:\s*-\s*\d{1,4})?(?:\s*[,;]\s*\d{1,4}(?:\s*-\s*\d{1,4})?)*$/
const GROUPED = /^\d[.,\s\u00a0\u202f'’]\d{3}$/

const UNKNOWN: Vlan = { kind: 'unknown', id: null }

/**
 * What a VLAN cell means: a number, a range or a list ("0-4094", "10,20"). Blank is unknown, never VLAN 0.
 * `style` reads the grouped numbers of a CSV (2,106); null when the file does not tell it. Undefined when the cell is not understood.
 */
export function parseVlan(cell: CellValue | undefined, style: NumberStyle | null): Vlan | undefined {
  if (typeof cell === 'number') return fromNumber(cell)
  if (cell === null || cell === undefined) return UNKNOWN
  if (typeof cell !== 'string') return undefined
  const trimmed = cell.trim()
  if (trimmed === '') return UNKNOWN
  if (/^\d+$/.test(trimmed)) return fromNumber(Number(trimmed))
  if (GROUPED.test(trimmed)) {
    // Without knowing the style, 2,106 may be one VLAN or two.
    if (style === null) return undefined
    const number = parseNumber(trimmed, style)
    if (typeof number === 'number' && Number.isInteger(number)) return fromNumber(number)
  }
  return LIST.test(trimmed) ? { kind: 'trunk', id: null } : undefined
}

function fromNumber(value: number): Vlan | undefined {
  if (value === 0) return { kind: 'untagged', id: null }
  if (value === ALL_VLANS) return { kind: 'trunk', id: null }
  return Number.isInteger(value) && value > 0 && value <= LAST_VLAN ? { kind: 'access', id: value } : undefined
}
