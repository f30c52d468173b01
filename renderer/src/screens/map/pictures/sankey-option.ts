import type { ChartInk } from '#renderer/components/chart/chart-ink.ts'
import type { ChartOption } from '#renderer/components/chart/chart-option.ts'
import { escapeXml } from '../nics/drawing/escape-xml.ts'
import type { FlowGraph } from './flow-graph.ts'

/** Room for names on either side. */
const LABEL_PX = 260
const LABEL_GAP_PX = 12
/** So many letters of a name leave room for its value. */
const MOST_LETTERS = 28
/** Names that begin alike often end differently. */
const LAST_LETTERS = 12
/** A place with its gap: no name lies on another. */
const PLACE_PX = 30
const LEAST_HEIGHT_PX = 220
const GAP_PX = 16
const LINK_OPACITY = 0.4

/** Places on the left, where they go on the right, as wide as their value; what is open in the colour for that. */
export function sankeyOption({ nodes, links }: FlowGraph, ink: ChartInk, format: (value: number) => string): ChartOption {
  const [placed = ink.origin] = ink.placed
  const words = new Map(nodes.map(({ key, name, value }) => [key, `${name}: ${format(value)}`]))
  const shortWords = new Map(nodes.map(({ key, name, value }) => [key, `${shorten(name)}: ${format(value)}`]))
  const linkWords = links.map(({ from, to, value }) => `${from.name} → ${to.name}: ${format(value)}`)
  return {
    // Names come from inventories, and ECharts shows what a formatter gives as markup.
    tooltip: { trigger: 'item', formatter: (params) => (Array.isArray(params) ? '' : escapeXml((params.dataType === 'edge' ? linkWords[params.dataIndex] : words.get(nodes[params.dataIndex]?.key ?? '')) ?? '')) },
    series: [{
      type: 'sankey',
      left: LABEL_PX,
      right: LABEL_PX,
      top: GAP_PX,
      bottom: GAP_PX,
      nodeGap: GAP_PX,
      nodeWidth: 14,
      draggable: false,
      emphasis: { focus: 'adjacency' },
      lineStyle: { color: 'target', opacity: LINK_OPACITY },
      data: nodes.map(({ key, side, isOpen }) => ({
        id: key,
        name: key,
        depth: side === 'from' ? 0 : 1,
        itemStyle: { color: isOpen ? ink.open : side === 'from' ? ink.origin : placed },
        label: { position: side === 'from' ? ('left' as const) : ('right' as const), width: LABEL_PX - LABEL_GAP_PX, overflow: 'truncate' as const, formatter: () => shortWords.get(key) ?? '' },
      })),
      links: links.map(({ from, to, value }) => ({ source: from.key, target: to.key, value })),
    }],
  }
}

/** So high that names on the fuller side do not lie on each other. */
export function sankeyHeight({ nodes }: Pick<FlowGraph, 'nodes'>): number {
  const from = nodes.filter(({ side }) => side === 'from').length
  return Math.max(LEAST_HEIGHT_PX, Math.max(from, nodes.length - from) * PLACE_PX + 2 * GAP_PX)
}

function shorten(name: string): string {
  return name.length <= MOST_LETTERS ? name : `${name.slice(0, MOST_LETTERS - LAST_LETTERS - 1)}…${name.slice(-LAST_LETTERS)}`
}
