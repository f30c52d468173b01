import { describe, expect, it } from 'vitest'
import { PALETTES, type Palette } from './palette.ts'

/** WCAG 2.2, 1.4.3 and 1.4.11. */
const TEXT_CONTRAST = 4.5
const CONTROL_CONTRAST = 3

const TEXTS = ['text', 'textMuted', 'accent', 'accentHover', 'danger', 'warning', 'success', 'info'] as const satisfies (keyof Palette)[]
const SURFACES = ['background', 'surface', 'surfaceRaised'] as const satisfies (keyof Palette)[]

describe.each(['light', 'dark'] as const)('the %s palette', (theme) => {
  const palette = PALETTES[theme]

  it.each(TEXTS.flatMap((text) => SURFACES.map((surface) => [text, surface] as const)))('%s can be read on %s', (text, surface) => {
    expect(contrast(palette[text], palette[surface])).toBeGreaterThanOrEqual(TEXT_CONTRAST)
  })

  it.each([
    ['onAccent', 'accent'],
    ['onAccent', 'accentHover'],
    ['text', 'accentSoft'],
    ['accent', 'accentSoft'],
    ['textMuted', 'accentSoft'],
  ] as const)('%s can be read on %s', (text, surface) => {
    expect(contrast(palette[text], palette[surface])).toBeGreaterThanOrEqual(TEXT_CONTRAST)
  })

  it.each(SURFACES)('controls stand out from %s', (surface) => {
    expect(contrast(palette.controlBorder, palette[surface])).toBeGreaterThanOrEqual(CONTROL_CONTRAST)
  })
})

/** The ratio of two colours' relative luminances, as WCAG defines it. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((left, right) => left - right)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
