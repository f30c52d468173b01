import type { Sheet } from '../cells.ts'
import type { Estate } from '../estate/estate-types.ts'
import { isoOfSerial } from '../serial-date.ts'
import { CONTENT_TYPE, NAMESPACE, relationshipsXml } from './open-packaging.ts'
import type { SharedStrings } from './shared-strings.ts'
import { createSharedStrings } from './shared-strings.ts'
import type { SheetDialect } from './sheet-xml.ts'
import { sheetXml, STYLE } from './sheet-xml.ts'
import { stylesXml } from './styles-xml.ts'
import { bufferChunks, escapeXml } from './xml-text.ts'
import type { ArchivePart } from './zip-archive.ts'

const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
const CORE_PROPERTIES_RELATIONSHIP = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties'

const DIALECT: SheetDialect = {
  prefix: '',
  writesEmptyCells: false,
  opening: `${XML_HEAD}<worksheet xmlns="${NAMESPACE.main}" xmlns:r="${NAMESPACE.relationships}">`,
  views: (isFirst) =>
    `<sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">` +
    '<pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozenSplit"/></sheetView></sheetViews>' +
    '<sheetFormatPr defaultRowHeight="15"/>' +
    `<cols><col min="1" max="1" width="43.7109375" style="${STYLE.text}" customWidth="1"/></cols>`,
  closing: (reference) =>
    `<autoFilter ref="${reference}"/><pageMargins left="0.75" right="0.75" top="0.75" bottom="0.5" header="0.5" footer="0.75"/></worksheet>`,
}

/** The parts of the same workbook after Excel saved it again: no prefix, relative targets, no empty cells. */
export function excelParts(sheets: readonly Sheet[], estate: Estate): ArchivePart[] {
  const strings = createSharedStrings()
  return [
    fixedPart('[Content_Types].xml', contentTypesXml(sheets)),
    fixedPart('_rels/.rels', packageRelationships()),
    fixedPart('xl/workbook.xml', workbookXml(sheets)),
    fixedPart('xl/_rels/workbook.xml.rels', workbookRelationships(sheets)),
    ...sheets.map((sheet, index): ArchivePart => ({
      path: `xl/worksheets/sheet${index + 1}.xml`,
      content: () => bufferChunks(sheetXml(sheet, estate, strings, DIALECT)),
    })),
    fixedPart('xl/styles.xml', stylesXml('')),
    { path: 'xl/sharedStrings.xml', content: () => bufferChunks(sharedStringsXml(strings)) },
    fixedPart('docProps/core.xml', corePropertiesXml(isoOfSerial(estate.exportedAt))),
    fixedPart('docProps/app.xml', extendedPropertiesXml()),
  ]
}

function fixedPart(path: string, xml: string): ArchivePart {
  return { path, content: () => bufferChunks([xml]) }
}

function workbookXml(sheets: readonly Sheet[]): string {
  const items = sheets.map(({ name }, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
  return (
    `${XML_HEAD}<workbook xmlns="${NAMESPACE.main}" xmlns:r="${NAMESPACE.relationships}">` +
    '<fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="24332"/><workbookPr codeName="ThisWorkbook"/>' +
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="23256" windowHeight="13896"/></bookViews>' +
    `<sheets>${items.join('')}</sheets><calcPr calcId="191029"/></workbook>`
  )
}

function workbookRelationships(sheets: readonly Sheet[]): string {
  const type = (name: string): string => `${NAMESPACE.relationships}/${name}`
  return relationshipsXml([
    ...sheets.map((_, index) => ({
      id: `rId${index + 1}`,
      type: type('worksheet'),
      target: `worksheets/sheet${index + 1}.xml`,
    })),
    { id: `rId${sheets.length + 1}`, type: type('styles'), target: 'styles.xml' },
    { id: `rId${sheets.length + 2}`, type: type('sharedStrings'), target: 'sharedStrings.xml' },
  ])
}

function packageRelationships(): string {
  return relationshipsXml([
    { id: 'rId1', type: `${NAMESPACE.relationships}/officeDocument`, target: 'xl/workbook.xml' },
    { id: 'rId2', type: CORE_PROPERTIES_RELATIONSHIP, target: 'docProps/core.xml' },
    { id: 'rId3', type: `${NAMESPACE.relationships}/extended-properties`, target: 'docProps/app.xml' },
  ])
}

function contentTypesXml(sheets: readonly Sheet[]): string {
  const override = (path: string, type: string): string => `<Override PartName="${path}" ContentType="${type}"/>`
  return (
    `${XML_HEAD}<Types xmlns="${NAMESPACE.contentTypes}">` +
    `<Default Extension="rels" ContentType="${CONTENT_TYPE.relationships}"/>` +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    override('/xl/workbook.xml', CONTENT_TYPE.workbook) +
    sheets.map((_, index) => override(`/xl/worksheets/sheet${index + 1}.xml`, CONTENT_TYPE.worksheet)).join('') +
    override('/xl/styles.xml', CONTENT_TYPE.styles) +
    override('/xl/sharedStrings.xml', CONTENT_TYPE.sharedStrings) +
    override('/docProps/core.xml', CONTENT_TYPE.coreProperties) +
    override('/docProps/app.xml', CONTENT_TYPE.extendedProperties) +
    '</Types>'
  )
}

function* sharedStringsXml(strings: SharedStrings): Iterable<string> {
  yield `${XML_HEAD}<sst xmlns="${NAMESPACE.main}" count="${strings.useCount}" uniqueCount="${strings.uniqueCount}">`
  for (const text of strings.texts()) {
    const keepsSpace = text !== text.trim() ? ' xml:space="preserve"' : ''
    yield `<si><t${keepsSpace}>${escapeXml(text)}</t></si>`
  }
  yield '</sst>'
}

function corePropertiesXml(savedAt: string): string {
  return (
    `${XML_HEAD}<cp:coreProperties xmlns:cp="${NAMESPACE.coreProperties}" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    '<dc:creator>Portolan sample</dc:creator><cp:lastModifiedBy>Portolan sample</cp:lastModifiedBy>' +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${savedAt}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${savedAt}</dcterms:modified></cp:coreProperties>`
  )
}

function extendedPropertiesXml(): string {
  const namespace = 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties'
  return `${XML_HEAD}<Properties xmlns="${namespace}"><Application>Microsoft Excel</Application><AppVersion>16.0300</AppVersion></Properties>`
}
