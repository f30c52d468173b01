import type { CellStyle } from 'hucre/xlsx'
import type { ColumnKind } from '#backend/report/report-table.ts'

/** Dark enough for white text on paper and screens, and told apart from white in grey. */
const HEADER_FILL = '1F3A5F'
const INPUT_FILL = 'FFF4CC'
const RESULT_FILL = 'E3ECF7'
const LINE = 'B8C4D2'
const MUTED = '5A6675'
const LINK = '0B5394'

/** Stated in every font: readers take an unnamed one for what they like. */
export const FONT = { name: 'Calibri', size: 11 } as const

const line = { style: 'thin', color: { rgb: LINE } } as const
const solid = (rgb: string) => ({ type: 'pattern', pattern: 'solid', fgColor: { rgb } }) as const

export const STYLES = {
  title: { font: { ...FONT, bold: true, size: 16, color: { rgb: HEADER_FILL } } },
  section: { font: { ...FONT, bold: true, size: 12, color: { rgb: HEADER_FILL } }, border: { bottom: { style: 'medium', color: { rgb: HEADER_FILL } } } },
  header: { font: { ...FONT, bold: true, color: { rgb: 'FFFFFF' } }, fill: solid(HEADER_FILL), alignment: { vertical: 'center', wrapText: true }, border: { right: line } },
  /** Above numbers. */
  sectionOfNumbers: { font: { ...FONT, bold: true, size: 12, color: { rgb: HEADER_FILL } }, border: { bottom: { style: 'medium', color: { rgb: HEADER_FILL } } }, alignment: { horizontal: 'right' } },
  headerOfNumbers: { font: { ...FONT, bold: true, color: { rgb: 'FFFFFF' } }, fill: solid(HEADER_FILL), alignment: { horizontal: 'right', vertical: 'center', wrapText: true }, border: { right: line } },
  label: { alignment: { vertical: 'top' } },
  line: { font: { ...FONT, color: { rgb: MUTED } } },
  unit: { font: { ...FONT, color: { rgb: MUTED } }, alignment: { horizontal: 'left', indent: 1 } },
  source: { font: { ...FONT, color: { rgb: MUTED } }, alignment: { horizontal: 'left', indent: 1 } },
  resultUnit: { font: { ...FONT, bold: true }, fill: solid(RESULT_FILL), border: { top: line }, alignment: { horizontal: 'left', indent: 1 } },
  link: { font: { ...FONT, color: { rgb: LINK }, underline: true } },
  result: { font: { ...FONT, bold: true }, fill: solid(RESULT_FILL), border: { top: line } },
  bigNumber: { font: { ...FONT, bold: true, size: 20, color: { rgb: HEADER_FILL } }, numFmt: '#,##0', alignment: { horizontal: 'left' } },
} as const satisfies Record<string, CellStyle>

/** How numbers show. */
export const FORMATS = { count: '#,##0', decimal: '#,##0.0', percent: '0.0%', exact: '#,##0.######' } as const

/** An assumption that a person may change. */
export const inputStyle: CellStyle = { font: { ...FONT, bold: true, color: { rgb: LINK } }, fill: solid(INPUT_FILL), border: { top: line, bottom: line, left: line, right: line }, numFmt: FORMATS.exact }

/** A number that a formula gives. */
export function resultStyle(numFmt: string): CellStyle {
  return { ...STYLES.result, numFmt }
}

/** How the cells of a column look. */
export function columnStyle(kind: ColumnKind): CellStyle {
  switch (kind) {
    case 'count':
      return { numFmt: FORMATS.count, alignment: { vertical: 'top' } }
    case 'decimal':
      return { numFmt: FORMATS.decimal, alignment: { vertical: 'top' } }
    case 'percent':
      return { numFmt: FORMATS.percent, alignment: { vertical: 'top' } }
    case 'flag':
      return { alignment: { vertical: 'top', horizontal: 'center' } }
    case 'prose':
      return { alignment: { vertical: 'top', wrapText: true } }
    case 'text':
      return { alignment: { vertical: 'top' } }
  }
}

/** How wide a column is, in characters, where its table says nothing. */
export const COLUMN_WIDTHS: Readonly<Record<ColumnKind, number>> = { count: 10, decimal: 12, percent: 10, flag: 11, prose: 60, text: 22 }
