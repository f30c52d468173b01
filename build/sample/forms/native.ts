import type { Sheet } from '../cells.ts'
import type { Estate } from '../estate/estate-types.ts'
import { randomStream } from '../random.ts'
import { isoOfSerial } from '../serial-date.ts'
import { CONTENT_TYPE, corePropertiesXml, NAMESPACE, relationshipsXml } from './open-packaging.ts'
import type { SharedStrings } from './shared-strings.ts'
import { createSharedStrings } from './shared-strings.ts'
import type { SheetDialect } from './sheet-xml.ts'
import { sheetXml, STYLE } from './sheet-xml.ts'
import { stylesXml } from './styles-xml.ts'
import { bufferChunks, escapeXml } from './xml-text.ts'
import type { ArchivePart } from './zip-archive.ts'

const BYTE_ORDER_MARK = '\uFEFF'
// RVTools numbers its sheets and relationships from 2.
const FIRST_ID = 2
const LAST_COLUMN = 16_384

const DIALECT: SheetDialect = {
  prefix: 'x:',
  writesEmptyCells: true,
  opening: `<?xml version="1.0" encoding="utf-8"?><x:worksheet xmlns:r="${NAMESPACE.relationships}" xmlns:x="${NAMESPACE.main}">`,
  views: (isFirst) =>
    `<x:sheetViews><x:sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">` +
    '<x:pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozenSplit" /></x:sheetView></x:sheetViews>' +
    '<x:sheetFormatPr defaultRowHeight="15" />' +
    `<x:cols><x:col min="1" max="${LAST_COLUMN}" width="18.7109375" style="${STYLE.plain}" customWidth="1" /></x:cols>`,
  closing: (reference) =>
    `<x:autoFilter ref="${reference}" /><x:pageMargins left="0.75" right="0.75" top="0.75" bottom="0.5" header="0.5" footer="0.75" /></x:worksheet>`,
}

/**
 * The parts of a workbook as RVTools writes it: every element with the prefix `x:`, absolute targets, byte
 * order marks before the content types and the relationships, empty cells typed as shared strings without a
 * value, and the parts in an order of no meaning. Sheets come before the text table that they fill.
 */
export function nativeParts(sheets: readonly Sheet[], estate: Estate): ArchivePart[] {
  const strings = createSharedStrings()
  const metadataId = randomStream(estate.options.seed, 0).hex(32)
  const metadataPath = `package/services/metadata/core-properties/${metadataId}.psmdcp`
  const worksheets = sheets.map((sheet, index): ArchivePart => ({
    path: `xl/worksheets/sheet${index + 1}.xml`,
    content: () => bufferChunks(sheetXml(sheet, estate, strings, DIALECT)),
  }))
  const half = Math.floor(worksheets.length / 2)
  return [
    ...worksheets.slice(half),
    fixedPart('xl/workbook.xml', workbookXml(sheets)),
    fixedPart('_rels/.rels', BYTE_ORDER_MARK + packageRelationships(metadataPath)),
    ...worksheets.slice(0, half),
    fixedPart('[Content_Types].xml', BYTE_ORDER_MARK + contentTypesXml(sheets)),
    fixedPart('xl/styles.xml', stylesXml('x:')),
    { path: 'xl/sharedStrings.xml', content: () => bufferChunks(sharedStringsXml(strings)) },
    fixedPart('xl/_rels/workbook.xml.rels', BYTE_ORDER_MARK + workbookRelationships(sheets)),
    fixedPart(metadataPath, corePropertiesXml(isoOfSerial(estate.exportedAt))),
  ]
}

function fixedPart(path: string, xml: string): ArchivePart {
  return { path, content: () => bufferChunks([xml]) }
}

function workbookXml(sheets: readonly Sheet[]): string {
  const items = sheets.map(({ name }, index) => `<x:sheet name="${name}" sheetId="${index + FIRST_ID}" r:id="rId${index + FIRST_ID}" />`)
  return (
    `<?xml version="1.0" encoding="utf-8"?><x:workbook xmlns:r="${NAMESPACE.relationships}" xmlns:x="${NAMESPACE.main}">` +
    '<x:fileSharing /><x:workbookPr codeName="ThisWorkbook" />' +
    '<x:bookViews><x:workbookView firstSheet="0" activeTab="0" /></x:bookViews>' +
    `<x:sheets>${items.join('')}</x:sheets><x:calcPr calcId="125725" /></x:workbook>`
  )
}

function workbookRelationships(sheets: readonly Sheet[]): string {
  const type = (name: string): string => `${NAMESPACE.relationships}/${name}`
  const next = sheets.length + FIRST_ID
  return relationshipsXml([
    { id: `rId${next}`, type: type('styles'), target: '/xl/styles.xml' },
    { id: `rId${next + 1}`, type: type('sharedStrings'), target: '/xl/sharedStrings.xml' },
    ...sheets.map((_, index) => ({
      id: `rId${index + FIRST_ID}`,
      type: type('worksheet'),
      target: `/xl/worksheets/sheet${index + 1}.xml`,
    })),
  ])
}

function packageRelationships(metadataPath: string): string {
  return relationshipsXml([
    { id: 'rId1', type: `${NAMESPACE.relationships}/officeDocument`, target: '/xl/workbook.xml' },
    { id: 'rId2', type: NAMESPACE.packageRelationships + '/metadata/core-properties', target: `/${metadataPath}` },
  ])
}

// The default type of xml is the workbook's; everything else is an exception.
function contentTypesXml(sheets: readonly Sheet[]): string {
  const override = (path: string, type: string): string => `<Override PartName="${path}" ContentType="${type}" />`
  return (
    `<?xml version="1.0" encoding="utf-8"?><Types xmlns="${NAMESPACE.contentTypes}">` +
    `<Default Extension="xml" ContentType="${CONTENT_TYPE.workbook}" />` +
    `<Default Extension="rels" ContentType="${CONTENT_TYPE.relationships}" />` +
    `<Default Extension="psmdcp" ContentType="${CONTENT_TYPE.coreProperties}" />` +
    sheets.map((_, index) => override(`/xl/worksheets/sheet${index + 1}.xml`, CONTENT_TYPE.worksheet)).join('') +
    override('/xl/styles.xml', CONTENT_TYPE.styles) +
    override('/xl/sharedStrings.xml', CONTENT_TYPE.sharedStrings) +
    '</Types>'
  )
}

function* sharedStringsXml(strings: SharedStrings): Iterable<string> {
  const count = strings.uniqueCount
  yield `<?xml version="1.0" encoding="utf-8"?><x:sst xmlns:x="${NAMESPACE.main}" count="${count}" uniqueCount="${count}">`
  for (const text of strings.texts()) {
    const keepsSpace = text !== text.trim() ? ' xml:space="preserve"' : ''
    yield `<x:si><x:t${keepsSpace}>${escapeXml(text)}</x:t></x:si>`
  }
  yield '</x:sst>'
}
