import { type Column, COLUMNS, type GraphBox, type GraphRow, type LayoutGraph } from './layout-graph.ts'
import { fitText, textWidth } from './text-width.ts'

export interface PlacedText {
  readonly text: string
  readonly x: number
  /** The baseline. */
  readonly y: number
  readonly size: number
  readonly role: 'title' | 'detail' | 'aside' | 'section' | 'heading'
  readonly isAtEnd: boolean
}

export interface PlacedBox extends Pick<GraphBox, 'id' | 'column' | 'tone' | 'group'> {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly texts: readonly PlacedText[]
}

export interface PlacedLink {
  readonly from: string
  readonly to: string
  /** Of an SVG path. */
  readonly d: string
}

/** A drawing in CSS pixels. */
export interface PlacedLayout {
  readonly width: number
  readonly height: number
  readonly boxes: readonly PlacedBox[]
  readonly links: readonly PlacedLink[]
  /** Headings of the columns, and what lies between the rows. */
  readonly texts: readonly PlacedText[]
}

export interface PlaceWords {
  readonly columns: Readonly<Record<Column, string>>
  readonly sections: Readonly<Record<GraphRow['section'], string>>
}

/** Least widths; what a page has beyond them goes to names of networks and to the room for links. */
const COLUMN_WIDTHS: Readonly<Record<Column, number>> = { sourceNic: 96, sourceSwitch: 112, sourceNetwork: 196, targetNetwork: 196, bridge: 108, bond: 112, targetNic: 96 }
const COLUMN_GAP = 26
/** Less would not be legible; the page scrolls then. */
export const LEAST_WIDTH = COLUMNS.reduce((sum, column) => sum + COLUMN_WIDTHS[column], 0) + COLUMN_GAP * (COLUMNS.length - 1) + 2

const HEADING_Y = 14
const TOP = 28
const ROW_HEIGHT = 22
const TALL_HEIGHT = 36
const BOX_GAP = 5
const SECTION_HEIGHT = 26
const FONT = 12
const SMALL_FONT = 11
const PADDING = 7
/** From a box's upper edge to the baselines of its lines. */
const [LINE_1, LINE_2, ONLY_LINE] = [14, 29, 15]

/** Where each box, line and text of a drawing goes, `width` pixels wide at least. Nothing overlaps but links. */
export function placeLayout(graph: LayoutGraph, words: PlaceWords, width: number): PlacedLayout {
  const columns = placeColumns(Math.max(width, LEAST_WIDTH))
  const boxes = new Map(graph.boxes.map((box) => [box.id, box]))
  const tops = new Map<string, number>()
  /** Where what lies outwards looks for a row: those of an open list at its head, so that it stays beside that. */
  const anchors = new Map<string, number>()
  const texts: PlacedText[] = COLUMNS.map((column) => ({ text: fitText(words.columns[column], SMALL_FONT, columns[column].width), x: columns[column].x, y: HEADING_Y, size: SMALL_FONT, role: 'heading', isAtEnd: false }))
  let bottom = TOP
  let section: GraphRow['section'] | null = null
  for (const row of graph.rows) {
    if (row.section !== section) {
      texts.push({ text: words.sections[row.section], x: columns.sourceNetwork.x, y: bottom + SECTION_HEIGHT - 9, size: SMALL_FONT, role: 'section', isAtEnd: false })
      bottom += SECTION_HEIGHT
      section = row.section
    }
    const own = [row.left, row.right].flatMap((id) => (id === null ? [] : (boxes.get(id) ?? [])))
    for (const box of own) {
      if (tops.has(box.id)) continue
      tops.set(box.id, bottom)
      anchors.set(box.id, (row.under === undefined ? undefined : anchors.get(row.under)) ?? bottom + heightOf(box) / 2)
    }
    bottom += Math.max(0, ...own.map(heightOf)) + BOX_GAP
  }
  // Outwards, so that each column knows where the one before it is.
  for (const column of ['sourceSwitch', 'sourceNic', 'bridge', 'bond', 'targetNic'] as const) bottom = Math.max(bottom, placeAside(column, graph, boxes, tops, anchors, bottom))
  const placed = graph.boxes.map((box) => placeBox(box, columns[box.column], tops.get(box.id) ?? TOP))
  const placedById = new Map(placed.map((box) => [box.id, box]))
  return {
    width: columns.targetNic.x + columns.targetNic.width + 1,
    height: bottom,
    boxes: placed,
    links: graph.links.flatMap(({ from, to }) => {
      const [left, right] = [placedById.get(from), placedById.get(to)]
      return left === undefined || right === undefined ? [] : [{ from, to, d: curve(left, right) }]
    }),
    texts,
  }
}

type Columns = Readonly<Record<Column, { readonly x: number; readonly width: number }>>

/** Of what is left, a third goes between the columns and the rest to the two of networks. */
function placeColumns(width: number): Columns {
  const spare = width - LEAST_WIDTH
  const gap = COLUMN_GAP + spare / 3 / (COLUMNS.length - 1)
  let x = 1
  const columns = COLUMNS.map((column) => {
    const own = COLUMN_WIDTHS[column] + (column === 'sourceNetwork' || column === 'targetNetwork' ? spare / 3 : 0)
    const place = { x: round(x), width: round(own) }
    x += own + gap
    return [column, place] as const
  })
  return Object.fromEntries(columns) as Columns // one entry for each of COLUMNS
}

/** Each box beside what it is linked to, in that order, none over another. Answers where the column ends. */
function placeAside(column: Column, { links }: LayoutGraph, boxes: ReadonlyMap<string, GraphBox>, tops: Map<string, number>, anchors: Map<string, number>, bottom: number): number {
  const own = [...boxes.values()].filter((box) => box.column === column)
  const isSource = column === 'sourceSwitch' || column === 'sourceNic'
  const wished = own.map((box, index) => {
    const inner = links.flatMap(({ from, to }) => (isSource ? (from === box.id ? [to] : []) : to === box.id ? [from] : []))
    // Rows of one list count once.
    const centres = [...new Set(inner.flatMap((id) => anchors.get(id) ?? []))]
    return { box, index, centre: middleOf(centres) }
  })
  wished.sort((left, right) => (left.centre === right.centre ? left.index - right.index : left.centre - right.centre))
  const needed = wished.reduce((sum, { box }) => sum + heightOf(box) + BOX_GAP, 0)
  const limit = Math.max(bottom, TOP + needed)
  const siblings = countBy(wished.map(({ centre }) => centre))
  let y = TOP
  const places = wished.map(({ box, centre }) => {
    // Boxes that wish for one place stand around it.
    const all = siblings.get(centre) ?? 1
    y = Math.max(y, Number.isFinite(centre) ? centre - ((heightOf(box) + BOX_GAP) * all - BOX_GAP) / 2 : y)
    const top = y
    y += heightOf(box) + BOX_GAP
    return top
  })
  let end = limit
  for (let index = wished.length - 1; index >= 0; index -= 1) {
    const entry = wished[index]
    if (entry === undefined) continue
    const top = Math.min(places[index] ?? TOP, end - heightOf(entry.box) - BOX_GAP)
    tops.set(entry.box.id, round(top))
    anchors.set(entry.box.id, top + heightOf(entry.box) / 2)
    end = top
  }
  return limit
}

/** The middle of what lies near the first: below a long list lie rows that would draw a box out of sight. */
function middleOf(centres: readonly number[]): number {
  const first = Math.min(...centres)
  const near = centres.filter((centre) => centre - first <= NEAR)
  return near.length === 0 ? Infinity : near.reduce((sum, centre) => sum + centre, 0) / near.length
}

/** About ten rows. */
const NEAR = 260

function countBy(values: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

function heightOf({ detail }: GraphBox): number {
  return detail === '' ? ROW_HEIGHT : TALL_HEIGHT
}

function placeBox(box: GraphBox, { x, width }: { readonly x: number; readonly width: number }, y: number): PlacedBox {
  const height = heightOf(box)
  const inner = width - 2 * PADDING - (box.group === undefined ? 0 : MARK)
  const start = x + PADDING + (box.group === undefined ? 0 : MARK)
  // The name goes first: what stands beside it takes no more than half.
  const aside = fitText(box.aside, SMALL_FONT, inner / 2)
  const asideWidth = aside === '' ? 0 : textWidth(aside, SMALL_FONT) + PADDING
  const first = y + (box.detail === '' ? ONLY_LINE : LINE_1)
  return {
    id: box.id,
    column: box.column,
    tone: box.tone,
    ...(box.group === undefined ? {} : { group: box.group }),
    x, y, width, height,
    texts: [
      { text: fitText(box.title, FONT, inner - asideWidth), x: start, y: first, size: FONT, role: 'title', isAtEnd: false },
      ...(aside === '' ? [] : [{ text: aside, x: x + width - PADDING, y: first, size: SMALL_FONT, role: 'aside', isAtEnd: true } as const]),
      ...(box.detail === '' ? [] : [{ text: fitText(box.detail, SMALL_FONT, inner), x: start, y: y + LINE_2, size: SMALL_FONT, role: 'detail', isAtEnd: false } as const]),
    ],
  }
}

/** Room for the sign that a box opens. */
const MARK = 14

function curve(left: PlacedBox, right: PlacedBox): string {
  const [x1, y1, x2, y2] = [left.x + left.width, left.y + left.height / 2, right.x, right.y + right.height / 2]
  const middle = round((x1 + x2) / 2)
  return y1 === y2 ? `M${String(x1)} ${String(y1)}H${String(x2)}` : `M${String(x1)} ${String(y1)}C${String(middle)} ${String(y1)} ${String(middle)} ${String(y2)} ${String(x2)} ${String(y2)}`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
