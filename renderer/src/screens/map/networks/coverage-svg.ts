import type { Palette } from '#renderer/theme/palette.ts'
import { escapeXml } from '../nics/drawing/escape-xml.ts'
import { fitText } from '../nics/drawing/text-width.ts'
import type { CoverageCell, CoverageGrid, CoverageRow } from './coverage-grid.ts'

const [MARGIN, TITLE_HEIGHT, HEAD_HEIGHT, ROW_HEIGHT, NAME_WIDTH, CELL_WIDTH, FONT] = [16, 30, 36, 20, 240, 96, 11]
/** As opaque as on the page. */
const FULL = 0.32
/** Pictures of more rows are not looked at, and browsers refuse canvases of more than 16,384 pixels. */
export const MOST_ROWS_OF_A_PICTURE = 700

export interface CoverageWords {
  readonly cell: (cell: CoverageCell) => string
  readonly network: (row: CoverageRow) => string
}

/** The heat map as an SVG document of its own: colour, and the number that it stands for. */
export function coverageSvg({ clusters, rows }: CoverageGrid, title: string, words: CoverageWords, palette: Palette): { readonly svg: string; readonly width: number; readonly height: number } {
  const [width, height] = [2 * MARGIN + NAME_WIDTH + clusters.length * CELL_WIDTH, 2 * MARGIN + TITLE_HEIGHT + HEAD_HEIGHT + rows.length * ROW_HEIGHT]
  /** How far the accent's colour covers a cell, and the lines and numbers over it. */
  const looks: Readonly<Record<CoverageCell['level'], { readonly opacity: number; readonly line: string; readonly text: string }>> = {
    all: { opacity: FULL, line: palette.border, text: palette.text },
    some: { opacity: FULL / 3, line: palette.accent, text: palette.text },
    none: { opacity: 0, line: palette.border, text: palette.textMuted },
    unknown: { opacity: 0, line: palette.border, text: palette.textMuted },
    missing: { opacity: 0, line: palette.warning, text: palette.warning },
  }
  const parts = [
    `<rect width="${String(width)}" height="${String(height)}" fill="${palette.surface}"/>`,
    textAt(MARGIN, MARGIN + 14, title, palette.text, 15),
    ...clusters.flatMap(({ name, sourceName }, index) => [
      textAt(cellX(index), MARGIN + TITLE_HEIGHT + 12, fitText(name, FONT, CELL_WIDTH - 6), palette.text),
      textAt(cellX(index), MARGIN + TITLE_HEIGHT + 26, fitText(sourceName, FONT, CELL_WIDTH - 6), palette.textMuted),
    ]),
    ...rows.flatMap((row, line) => {
      const y = MARGIN + TITLE_HEIGHT + HEAD_HEIGHT + line * ROW_HEIGHT
      return [
        textAt(MARGIN, y + 14, fitText(words.network(row), FONT, NAME_WIDTH - 10), palette.text),
        ...row.cells.flatMap((cell, index) => {
          if (cell === null) return []
          const { opacity, line: stroke, text } = looks[cell.level]
          return [`<rect x="${String(cellX(index))}" y="${String(y)}" width="${String(CELL_WIDTH - 2)}" height="${String(ROW_HEIGHT - 2)}" fill="${palette.accent}" fill-opacity="${String(opacity)}" stroke="${stroke}"/>`, textAt(cellX(index) + 6, y + 13, words.cell(cell), text)]
        }),
      ]
    }),
  ]
  return { svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" viewBox="0 0 ${String(width)} ${String(height)}" font-family="system-ui, sans-serif">${parts.join('')}</svg>`, width, height }
}

function cellX(index: number): number {
  return MARGIN + NAME_WIDTH + index * CELL_WIDTH
}

function textAt(x: number, y: number, value: string, fill: string, size = FONT): string {
  return `<text x="${String(x)}" y="${String(y)}" font-size="${String(size)}" fill="${fill}">${escapeXml(value)}</text>`
}
