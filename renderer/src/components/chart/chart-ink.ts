import type { Palette } from '#renderer/theme/palette.ts'
import { CHART_COLOURS } from './chart-colours.ts'
import { contrast } from './contrast.ts'

/** The colours of a picture in which colours mean something. */
export interface ChartInk {
  /** What has a place, told apart by these in turn. */
  readonly placed: readonly string[]
  /** What has none yet. */
  readonly open: string
  /** Where something comes from. */
  readonly origin: string
  /** Of two: what reads better on a colour. */
  textOn(colour: string): string
}

/**
 * Orange or vermilion, the second colour, is kept for what is open, so that it means the same in every picture. Of the others, three: black
 * would be the loudest of them, and in dark there are two that come too near to orange.
 */
export function chartInk(palette: Palette, theme: 'light' | 'dark'): ChartInk {
  const [first = palette.accent, open = palette.warning, second = palette.success, third = palette.info] = CHART_COLOURS[theme]
  return {
    placed: [first, second, third],
    open,
    origin: palette.textMuted,
    textOn: (colour) => (contrast(colour, LIGHT_TEXT) >= contrast(colour, DARK_TEXT) ? LIGHT_TEXT : DARK_TEXT),
  }
}

/** White and black: whatever the colour, one of both keeps 4.5:1. */
const LIGHT_TEXT = '#ffffff'
const DARK_TEXT = '#000000'
