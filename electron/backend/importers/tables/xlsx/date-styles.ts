import { readXmlElements } from './xml-elements.ts'

/**
 * Number formats that every workbook has without listing them and that show a date or a time
 * (ECMA-376 part 1, 18.8.30; 27-36 and 50-58 are the East Asian ones, 71-81 the Thai).
 */
const BUILT_IN_DATE_FORMATS: readonly (readonly [first: number, last: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
  [71, 81],
]

/** By style index (a cell's `s`): whether the style's number format shows a date or a time. Throws PartProblem. */
export function readDateStyles(styles: Buffer): readonly boolean[] {
  const customFormats = new Map<number, boolean>()
  const formatIds: number[] = []
  for (const { path, attributes } of readXmlElements(styles)) {
    if (path === 'styleSheet/numFmts/numFmt') {
      customFormats.set(Number(attributes.get('numFmtId')), isDateFormat(attributes.get('formatCode') ?? ''))
    } else if (path === 'styleSheet/cellXfs/xf') {
      formatIds.push(Number(attributes.get('numFmtId') ?? 0))
    }
  }
  return formatIds.map(
    (id) => customFormats.get(id) ?? BUILT_IN_DATE_FORMATS.some(([first, last]) => id >= first && id <= last),
  )
}

/** What a format code holds besides its date letters: literals, fill and width characters, colours, conditions, locales. */
const LITERALS = /"[^"]*"?|\\[\s\S]?|[_*][\s\S]?/g
const ELAPSED = /\[(?:h+|m+|s+)\]/i
const BRACKETS = /\[[^\]]*\]/g
/** Formats by name; some writers translate the first. */
const NAMED = /general|standard/gi

/** Excel allows 255 characters; what a hostile file puts beyond is not worth its time. */
const MAXIMUM_CODE_LENGTH = 1_024

/** Whether a number format code (such as `yyyy/MM/dd HH:mm:ss`, `[h]:mm`) shows a date or a time. */
export function isDateFormat(code: string): boolean {
  const bare = code.slice(0, MAXIMUM_CODE_LENGTH).replace(LITERALS, '')
  return ELAPSED.test(bare) || /[ymdhs]/i.test(bare.replace(BRACKETS, '').replace(NAMED, ''))
}
