/** One end of a flow. Keys are of one side: a cluster and a namespace may have the same. */
interface FlowEnd {
  readonly key: string
  readonly name: string
}

/** How much goes from one place to another. */
export interface Flow {
  readonly from: FlowEnd
  readonly to: FlowEnd
  /** It goes nowhere yet: `to` says so. */
  readonly isOpen: boolean
  readonly value: number
}

interface FlowNode extends FlowEnd {
  readonly side: 'from' | 'to'
  readonly value: number
  readonly isOpen: boolean
}

export interface FlowGraph {
  /** Places stand together as others. */
  readonly isCut: boolean
  readonly nodes: readonly FlowNode[]
  readonly links: readonly { readonly from: FlowNode; readonly to: FlowNode; readonly value: number }[]
}

/**
 * What is drawn of flows: on either side the largest places, at most `most` of them; the others are one place, by the name that `nameOthers`
 * gives to so many. What is open stays a place of its own. A flow of which no value is known has no width and is not drawn.
 */
export function flowGraph(flows: readonly Flow[], most: number, nameOthers: (count: number, side: 'from' | 'to') => string): FlowGraph {
  const drawn = flows.filter(({ value }) => value > 0)
  const sides = {
    from: placesOf(drawn.map(({ from, value }) => ({ end: from, isOpen: false, value })), 'from', most, nameOthers),
    to: placesOf(drawn.map(({ to, isOpen, value }) => ({ end: to, isOpen, value })), 'to', most, nameOthers),
  }
  const links = new Map<string, { from: FlowNode; to: FlowNode; value: number }>()
  for (const flow of drawn) {
    const [from, to] = [sides.from.get(keyOf(flow.from, false)), sides.to.get(keyOf(flow.to, flow.isOpen))]
    if (from === undefined || to === undefined) continue
    const key = JSON.stringify([from.key, to.key])
    const link = links.get(key) ?? { from, to, value: 0 }
    link.value += flow.value
    links.set(key, link)
  }
  const nodes = [...new Set([...sides.from.values(), ...sides.to.values()])]
  return { isCut: nodes.length < sides.from.size + sides.to.size, nodes, links: [...links.values()] }
}

/** The place that is drawn for each end, by the end's key; the largest first, then the others, then what is open. */
function placesOf(ends: readonly { readonly end: FlowEnd; readonly isOpen: boolean; readonly value: number }[], side: 'from' | 'to', most: number, nameOthers: (count: number, side: 'from' | 'to') => string): ReadonlyMap<string, FlowNode> {
  const sums = new Map<string, { name: string; isOpen: boolean; value: number }>()
  for (const { end, isOpen, value } of ends) {
    const key = keyOf(end, isOpen)
    const sum = sums.get(key) ?? { name: end.name, isOpen, value: 0 }
    sum.value += value
    sums.set(key, sum)
  }
  const all = [...sums].map(([key, sum]): FlowNode => ({ key: `${side} ${key}`, side, ...sum }))
  const open = all.filter(({ isOpen }) => isOpen)
  const placed = all.filter(({ isOpen }) => !isOpen).sort((left, right) => right.value - left.value || (left.key < right.key ? -1 : 1))
  const room = most - open.length
  const shown = placed.length > room ? placed.slice(0, Math.max(0, room - 1)) : placed
  const rest = placed.slice(shown.length)
  const others: FlowNode = { key: `${side} others`, side, name: nameOthers(rest.length, side), isOpen: false, value: rest.reduce((sum, { value }) => sum + value, 0) }
  const places = new Map<string, FlowNode>()
  for (const node of shown) places.set(node.key.slice(side.length + 1), node)
  for (const node of rest) places.set(node.key.slice(side.length + 1), others)
  for (const node of open) places.set(node.key.slice(side.length + 1), node)
  return places
}

/** Whatever a place is called, it is not taken for another: that of the others has no quotes around it. */
function keyOf({ key }: FlowEnd, isOpen: boolean): string {
  return JSON.stringify([isOpen, key])
}
