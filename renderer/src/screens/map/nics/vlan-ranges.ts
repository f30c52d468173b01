/** "200–239, 720": VLANs in ascending order, neighbours joined. */
export function vlanRanges(ids: readonly number[]): string {
  const ranges: { readonly from: number; to: number }[] = []
  for (const id of ids) {
    const last = ranges.at(-1)
    if (last?.to === id - 1) last.to = id
    else ranges.push({ from: id, to: id })
  }
  return ranges.map(({ from, to }) => (from === to ? String(from) : `${String(from)}–${String(to)}`)).join(', ')
}
