import { describe, expect, it, test } from 'vitest'
import { chosenFormats } from '#renderer/format/chosen-formats.ts'
import { PALETTES } from '#renderer/theme/palette.ts'
import { CHART_COLOURS } from './chart-colours.ts'
import { blobOfDataUrl, chartFileName } from './chart-file.ts'
import type { ChartOption } from './chart-option.ts'
import { chartSvg } from './chart-svg.ts'
import { chartTheme } from './chart-theme.ts'
import { contrast } from './contrast.ts'
import { finishOption } from './finish-option.ts'

/** WCAG 2.2, 1.4.11. */
const CONTRAST_OF_MARKS = 3

const OPTION: ChartOption = {
  xAxis: { type: 'value' },
  yAxis: { type: 'category', data: ['fast <b>&', 'slow'] },
  series: [{ type: 'bar', name: 'Wanted', data: [3, 1] }, { type: 'bar', name: 'Stated', data: [4, 2] }],
}

describe.each(['light', 'dark'] as const)('the %s chart', (theme) => {
  it.each(CHART_COLOURS[theme])('%s stands out from what it lies on', (colour) => {
    expect(contrast(colour, PALETTES[theme].surface)).toBeGreaterThanOrEqual(CONTRAST_OF_MARKS)
  })

  it('is drawn as SVG in the theme\'s colours, names as text and never as markup', () => {
    const svg = chartSvg(finishOption(OPTION), chartTheme(PALETTES[theme], theme), { width: 400, height: 200 })
    expect(svg).toMatch(/^<svg [^>]*width="400" height="200"/)
    expect(svg).toContain('fast &lt;b&gt;&amp;')
    expect(svg).toContain(CHART_COLOURS[theme][0])
    expect(svg).toContain(PALETTES[theme].surface)
    expect(svg).not.toMatch(/<(b|script|animate)[ >]/)
  })
})

describe('a finished option', () => {
  it('moves only for who wants it, and has patterns for several series', () => {
    expect(finishOption(OPTION)).toMatchObject({ animation: false, aria: { decal: { show: true } } })
    expect(finishOption({ series: [{ type: 'bar' }] })).toMatchObject({ animation: false, aria: { decal: { show: false } } })
  })
})

it('writes numbers in the form that the person chose, unless the chart says its own', () => {
  chosenFormats.numbers = 'de-DE'
  const labelled = (label: object): ChartOption => ({ xAxis: { type: 'category', data: ['a'] }, yAxis: { type: 'value' }, tooltip: {}, series: [{ type: 'bar', data: [1234.567], label: { show: true, ...label } }] })
  const draw = (option: ChartOption): string => chartSvg(finishOption(option), chartTheme(PALETTES.light, 'light'), { width: 400, height: 200 })
  expect(draw(labelled({}))).toContain('1.234,57')
  expect(draw(labelled({ formatter: () => 'about a thousand' }))).toContain('about a thousand')
  const { tooltip } = finishOption(labelled({})) as { tooltip: { valueFormatter: (value: unknown) => string } }
  expect([0.5, 'x', null].map(tooltip.valueFormatter)).toEqual(['0,5', 'x', '-'])
  chosenFormats.numbers = 'system'
})

describe('a saved chart', () => {
  test.each([
    ['Wanted of each StorageClass', 'png', 'wanted-of-each-storageclass.png'],
    ['../Größe: a/b', 'svg', 'größe-a-b.svg'],
    ['', 'png', 'chart.png'],
  ] as const)('%s is called as its title', (title, ending, expected) => {
    expect(chartFileName(title, ending)).toBe(expected)
  })

  it('is the bytes of the picture', async () => {
    const blob = blobOfDataUrl('data:image/png;base64,iVBORw==')
    expect(blob.type).toBe('image/png')
    expect([...new Uint8Array(await blob.arrayBuffer())]).toEqual([0x89, 0x50, 0x4e, 0x47])
  })
})
