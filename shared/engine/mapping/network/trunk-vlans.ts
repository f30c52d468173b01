import type { VlanRange } from '#shared/domain/plan/migration-plan.ts'

/** "142" or "100-120". */
export function vlanRangeText({ min, max }: VlanRange): string {
  return min === max ? String(min) : `${String(min)}-${String(max)}`
}

/** VLAN 1 is the bridge's own default and is taken off there (Linux, bridge vlan_default_pvid), so tags begin at 2. */
const FIRST = 2
/** IEEE 802.1Q. */
const LAST = 4094
/** What vSphere writes for a port group that hands all tags to the guest. */
const ALL = 4095

/**
 * The VLANs of a trunk as the inventory writes them: "4095", "0-4094", "10,20-30". Overlapping ranges become one. Null
 * where the text says no VLAN that a Linux bridge could hand through.
 */
export function trunkVlans(text: string | null): readonly VlanRange[] | null {
  const parts = (text ?? '').split(/[,;]/).map((part) => part.trim()).filter((part) => part !== '')
  const ranges = parts.map((part): VlanRange | null => {
    const [, from, to] = /^(\d{1,4})(?:\s*-\s*(\d{1,4}))?$/.exec(part) ?? []
    if (from === undefined) return null
    if (to === undefined && Number(from) === ALL) return { min: FIRST, max: LAST }
    const range = { min: Math.max(FIRST, Number(from)), max: Math.min(LAST, Number(to ?? from)) }
    return range.min <= range.max ? range : null
  })
  if (ranges.length === 0 || ranges.includes(null)) return null
  return ranges
    .filter((range) => range !== null)
    .sort((left, right) => left.min - right.min)
    .reduce<VlanRange[]>((merged, range) => {
      const last = merged.at(-1)
      if (last === undefined || range.min > last.max + 1) return [...merged, range]
      return [...merged.slice(0, -1), { min: last.min, max: Math.max(last.max, range.max) }]
    }, [])
}
