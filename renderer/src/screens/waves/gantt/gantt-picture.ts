import type { Palette } from '#renderer/theme/palette.ts'
import { escapeXml } from '#renderer/screens/map/nics/drawing/escape-xml.ts'
import { barBox } from './bar-box.ts'
import type { GanttRow } from './gantt-rows.ts'
import type { LocalDays } from './local-days.ts'
import { axisTicks, type TimeScale, xOf, zoomToFit } from './time-scale.ts'
import type { ClosedMark, WindowMark } from './window-marks.ts'

const FONT = 'system-ui, &quot;Segoe UI&quot;, Roboto, &quot;Noto Sans&quot;, &quot;DejaVu Sans&quot;, sans-serif'
const MARGIN = 16
const TITLE_HEIGHT = 30
const AXIS_HEIGHT = 40
const ROW_HEIGHT = 24
const LABEL_WIDTH = 210
/** As wide as a landscape page reads well; texts stand to the right of bars. */
const TIME_WIDTH = 1_000
const AFTER_WIDTH = 230
const PADDING = 5
/** A name of more letters runs into the picture. */
const LABEL_LETTERS = 32
/** On each side of what is drawn: two days. */
const SPARE_MS = 172_800_000

export interface GanttPicture {
  readonly title: string
  readonly rows: readonly GanttRow[]
  readonly marks: readonly WindowMark[]
  readonly closed: readonly ClosedMark[]
  readonly days: LocalDays
}

/** The chart as an SVG document of its own, from the first bar to the last, in the colours of a theme. */
export function ganttPicture({ title, rows, marks, closed, days }: GanttPicture, palette: Palette): { readonly svg: string; readonly width: number; readonly height: number } {
  const bars = rows.flatMap((row) => row.bars)
  const [startMs, endMs] = [Math.min(...bars.map((bar) => bar.startMs - bar.leadMs)) - SPARE_MS, Math.max(...bars.map((bar) => bar.endMs)) + SPARE_MS]
  const scale: TimeScale = Number.isFinite(startMs) ? { startMs, endMs, pxPerDay: zoomToFit(endMs - startMs, TIME_WIDTH) } : { startMs: 0, endMs: 0, pxPerDay: 1 }
  const body = rows.length * ROW_HEIGHT
  const timeWidth = xOf(scale, scale.endMs)
  const [width, height] = [2 * MARGIN + LABEL_WIDTH + timeWidth + AFTER_WIDTH, 2 * MARGIN + TITLE_HEIGHT + AXIS_HEIGHT + body]
  const within = ({ startMs: start, endMs: end }: { readonly startMs: number; readonly endMs: number }): boolean => end > scale.startMs && start < scale.endMs
  const band = (mark: { readonly startMs: number; readonly endMs: number }, fill: string): string => {
    const [from, to] = [Math.max(0, xOf(scale, mark.startMs)), Math.min(timeWidth, xOf(scale, mark.endMs))]
    return `<rect x="${px(from)}" y="${AXIS_HEIGHT}" width="${px(Math.max(1, to - from))}" height="${px(body)}" fill="${fill}"/>`
  }
  const { major, minor } = axisTicks(scale, days, scale.startMs, scale.endMs)
  const parts = [
    `<rect width="${px(width)}" height="${px(height)}" fill="${palette.surface}"/>`,
    text({ x: MARGIN, y: MARGIN + 14, size: 15, fill: palette.text, isBold: true }, title),
    `<g transform="translate(${px(MARGIN + LABEL_WIDTH)} ${px(MARGIN + TITLE_HEIGHT)})">`,
    ...marks.filter(within).map((mark) => band(mark, palette.accentSoft)),
    ...closed.filter(within).map((mark) => band(mark, palette.border)),
    ...major.filter(({ x }) => x >= 0).flatMap(({ x, label }) => [`<line x1="${px(x)}" x2="${px(x)}" y1="0" y2="${px(AXIS_HEIGHT + body)}" stroke="${palette.border}"/>`, text({ x: x + 4, y: 12, size: 11, fill: palette.text, isBold: true }, label)]),
    ...minor.filter(({ x }) => x >= 0).map(({ x, label }) => text({ x: x + 4, y: 30, size: 11, fill: palette.textMuted }, label)),
    ...rows.flatMap((row, place) => rowParts(row, AXIS_HEIGHT + place * ROW_HEIGHT, { scale, palette, width: timeWidth + AFTER_WIDTH })),
    '</g>',
  ]
  return { svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}" font-family="${FONT}">${parts.join('')}</svg>`, width, height }
}

function rowParts(row: GanttRow, y: number, { scale, palette, width }: { readonly scale: TimeScale; readonly palette: Palette; readonly width: number }): string[] {
  const label = row.label.length > LABEL_LETTERS ? `${row.label.slice(0, LABEL_LETTERS - 1)}…` : row.label
  const bars = row.bars.flatMap((bar, index) => {
    const box = barBox(scale, bar, row.bars[index + 1])
    const rect = (share: number, paint: string): string => `<rect x="${px(box.x)}" y="${px(y + PADDING)}" width="${px(box.width * share)}" height="${px(ROW_HEIGHT - 2 * PADDING)}" rx="2" ${paint}/>`
    return [
      ...(box.leadX < box.x - 1 ? [`<line x1="${px(box.leadX)}" x2="${px(box.x)}" y1="${px(y + ROW_HEIGHT / 2)}" y2="${px(y + ROW_HEIGHT / 2)}" stroke="${palette.controlBorder}" stroke-width="2" stroke-dasharray="4 3"/>`] : []),
      rect(bar.share?.high ?? 1, `fill="${palette.accent}" fill-opacity="0.4"`),
      rect(bar.share?.low ?? 1, `fill="${palette.accent}"`),
      rect(1, `fill="none" stroke="${palette.accent}"`),
      ...(row.bars[index + 1] === undefined ? [text({ x: box.x + box.width + PADDING, y: y + 16, size: 11, fill: palette.text }, bar.text)] : []),
    ]
  })
  return [`<line x1="${px(-LABEL_WIDTH)}" x2="${px(width)}" y1="${px(y + ROW_HEIGHT)}" y2="${px(y + ROW_HEIGHT)}" stroke="${palette.border}"/>`, text({ x: -LABEL_WIDTH, y: y + 16, size: 12, fill: palette.text }, label), ...bars]
}

function text({ x, y, size, fill, isBold = false }: { readonly x: number; readonly y: number; readonly size: number; readonly fill: string; readonly isBold?: boolean }, content: string): string {
  return `<text x="${px(x)}" y="${px(y)}" font-size="${size}"${isBold ? ' font-weight="600"' : ''} fill="${fill}">${escapeXml(content)}</text>`
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10)
}
