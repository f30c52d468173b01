import type { ChartInk } from '#renderer/components/chart/chart-ink.ts'
import type { ChartOption } from '#renderer/components/chart/chart-option.ts'
import type { Flow } from './flow-graph.ts'

/** A tile is a flow, or several that are too many to be told apart. */
interface Tile {
  readonly key: string
  readonly name: string
  readonly value: number
}

interface TileGroup extends Tile {
  readonly isOpen: boolean
  readonly tiles: readonly Tile[]
}

/** Flows by where they go, as tiles: the largest `most`, and one for the others of each group. What has no known value has no area. */
export function tileGroups(flows: readonly Flow[], most: number, nameOthers: (count: number) => string): readonly TileGroup[] {
  const drawn = flows.filter(({ value }) => value > 0).sort((left, right) => right.value - left.value)
  const shown = new Set(drawn.slice(0, most))
  const groups = new Map<string, { key: string; name: string; isOpen: boolean; value: number; tiles: Tile[]; rest: Flow[] }>()
  for (const flow of drawn) {
    const key = JSON.stringify([flow.isOpen, flow.to.key])
    const group = groups.get(key) ?? { key, name: flow.to.name, isOpen: flow.isOpen, value: 0, tiles: [], rest: [] }
    groups.set(key, group)
    group.value += flow.value
    if (shown.has(flow)) group.tiles.push({ key: JSON.stringify([key, flow.from.key]), name: flow.from.name, value: flow.value })
    else group.rest.push(flow)
  }
  return [...groups.values()]
    .sort((left, right) => right.value - left.value || (left.key < right.key ? -1 : 1))
    .map(({ rest, tiles, ...group }) => ({
      ...group,
      tiles: rest.length === 0 ? tiles : [...tiles, { key: `${group.key} others`, name: nameOthers(rest.length), value: rest.reduce((sum, { value }) => sum + value, 0) }],
    }))
}

const TITLE_PX = 22
const GAP_PX = 3
const LINE_PX = 17
/** Of the whole area: a smaller tile would cut the number off, which could be read as another. */
const LEAST_NAMED_SHARE = 0.015

/** Groups in colours of their own, each with its name above its tiles; what is open in the colour for that. */
export function treemapOption(groups: readonly TileGroup[], ink: ChartInk, format: (value: number) => string): ChartOption {
  const total = groups.reduce((sum, { value }) => sum + value, 0)
  const placed = groups.filter(({ isOpen }) => !isOpen)
  const colourOf = (group: TileGroup): string => (group.isOpen ? ink.open : (ink.placed[placed.indexOf(group) % ink.placed.length] ?? ink.origin))
  return {
    tooltip: { trigger: 'item', valueFormatter: (value) => (typeof value === 'number' ? format(value) : '') },
    series: [{
      type: 'treemap',
      left: 0,
      right: 0,
      top: 0,
      bottom: 0,
      // A still picture, as large as it gets: nothing is behind a tile.
      roam: false,
      nodeClick: false,
      breadcrumb: { show: false },
      levels: [{ itemStyle: { gapWidth: GAP_PX, borderWidth: 0 } }, { upperLabel: { show: true, height: TITLE_PX }, itemStyle: { borderWidth: 1 } }, { itemStyle: { borderWidth: 1 } }],
      data: groups.map((group) => {
        const colour = colourOf(group)
        const label = { color: ink.textOn(colour) }
        return {
          id: group.key,
          name: group.name,
          value: group.value,
          itemStyle: { color: colour, borderColor: colour },
          upperLabel: { ...label, fontWeight: 'bold' as const, padding: [0, 6], formatter: () => `${group.name}: ${format(group.value)}` },
          children: group.tiles.map(({ key, name, value }) => ({ id: key, name, value, itemStyle: { color: colour }, label: { ...label, show: value >= total * LEAST_NAMED_SHARE, lineHeight: LINE_PX, formatter: () => `${name}\n${format(value)}` } })),
        }
      }),
    }],
  }
}
