import { describe, expect, it } from 'vitest'
import { chartInk } from '#renderer/components/chart/chart-ink.ts'
import { chartSvg } from '#renderer/components/chart/chart-svg.ts'
import { chartTheme } from '#renderer/components/chart/chart-theme.ts'
import { contrast } from '#renderer/components/chart/contrast.ts'
import { finishOption } from '#renderer/components/chart/finish-option.ts'
import { PALETTES } from '#renderer/theme/palette.ts'
import { type Flow, flowGraph } from './flow-graph.ts'
import { sankeyHeight, sankeyOption } from './sankey-option.ts'
import { tileGroups, treemapOption } from './treemap-option.ts'

const end = (name: string) => ({ key: name, name })
const flow = (from: string, to: string | null, value: number): Flow => ({ from: end(from), to: to === null ? { key: '', name: 'not planned' } : end(to), isOpen: to === null, value })
const others = (count: number): string => `${String(count)} others`
const format = (value: number): string => `${String(value)} TiB`

/** One name on both sides, one end that is open, one value that nobody knows. */
const FLOWS = [flow('prod', 'prod', 5), flow('prod', 'test', 1), flow('old <b>', 'test', 2), flow('old <b>', null, 3), flow('new', 'test', 0)]

describe('what is drawn of flows', () => {
  it('keeps both sides apart and adds up, without what has no known value', () => {
    const { nodes, links, isCut } = flowGraph(FLOWS, 10, others)
    expect(nodes.map(({ side, name, value, isOpen }) => [side, name, value, isOpen])).toEqual([['from', 'prod', 6, false], ['from', 'old <b>', 5, false], ['to', 'prod', 5, false], ['to', 'test', 3, false], ['to', 'not planned', 3, true]])
    expect(new Set(nodes.map(({ key }) => key)).size).toBe(nodes.length)
    expect(links.map(({ from, to, value }) => [from.name, to.name, value])).toEqual([['prod', 'prod', 5], ['prod', 'test', 1], ['old <b>', 'test', 2], ['old <b>', 'not planned', 3]])
    expect(isCut).toBe(false)
  })

  it('shows the largest and one place for all others, and never hides what is open', () => {
    const many = [...Array.from({ length: 50 }, (_, index) => flow(`from ${String(index)}`, `to ${String(index)}`, 50 - index)), flow('from 49', null, 0.5)]
    const { nodes, links, isCut } = flowGraph(many, 5, others)
    expect(nodes.map(({ name }) => name)).toEqual(['from 0', 'from 1', 'from 2', 'from 3', '46 others', 'to 0', 'to 1', 'to 2', '47 others', 'not planned'])
    const total = many.reduce((sum, { value }) => sum + value, 0)
    expect(links.reduce((sum, { value }) => sum + value, 0)).toBe(total)
    for (const side of ['from', 'to']) expect(nodes.filter((node) => node.side === side).reduce((sum, { value }) => sum + value, 0)).toBe(total)
    expect(isCut).toBe(true)
  })
})

describe('tiles', () => {
  it('lie in groups by where they go, the largest first, the others of each group as one', () => {
    expect(tileGroups(FLOWS, 2, others).map(({ name, value, isOpen, tiles }) => ({ name, value, isOpen, tiles: tiles.map((tile) => [tile.name, tile.value]) }))).toEqual([
      { name: 'prod', value: 5, isOpen: false, tiles: [['prod', 5]] },
      { name: 'test', value: 3, isOpen: false, tiles: [['2 others', 3]] },
      { name: 'not planned', value: 3, isOpen: true, tiles: [['old <b>', 3]] },
    ])
  })
})

describe.each(['light', 'dark'] as const)('the %s pictures', (theme) => {
  const ink = chartInk(PALETTES[theme], theme)
  const draw = (option: ReturnType<typeof treemapOption>): string => chartSvg(finishOption(option), chartTheme(PALETTES[theme], theme), { width: 900, height: 400 })

  it('name every place, as text and never as markup', () => {
    const graph = flowGraph(FLOWS, 10, others)
    const treemap = draw(treemapOption(tileGroups(FLOWS, 10, others), ink, format))
    const sankey = draw(sankeyOption(graph, ink, format))
    for (const svg of [treemap, sankey]) {
      for (const words of ['old &lt;b&gt;', 'not planned: 3 TiB', 'test: 3 TiB']) expect(svg).toContain(words)
      expect(svg).toContain(ink.open)
      expect(svg).not.toContain('<b>')
    }
    expect(sankey).toContain('prod: 6 TiB')
    expect(sankeyHeight(graph)).toBeGreaterThan(0)
  })

  it('keep colour for what is open, and text that reads on every colour', () => {
    expect(ink.placed).not.toContain(ink.open)
    for (const colour of [ink.open, ...ink.placed]) expect(contrast(ink.textOn(colour), colour)).toBeGreaterThanOrEqual(4.5)
  })
})
