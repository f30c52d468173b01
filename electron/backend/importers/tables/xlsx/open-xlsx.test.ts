import { describe, expect, it } from 'vitest'
import type { CellValue } from '../table-file.ts'
import { openXlsx } from './open-xlsx.ts'
import { MAIN, readParts, relationship, RELATIONSHIPS, relationshipsPart, workbookParts, worksheet, writeTemporary, zipOf, type Parts } from './testing/workbook-fixture.ts'

const BOM = '\uFEFF'
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="166" formatCode="yyyy/MM/dd HH:mm:ss"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="166"/><xf numFmtId="14"/><xf numFmtId="3"/></cellXfs><dxfs><dxf><numFmt numFmtId="3" formatCode="yyyy"/></dxf></dxfs></styleSheet>`
const STRINGS = `<sst xmlns="${MAIN}" count="9" uniqueCount="1"><si><t>VM</t></si><si><t xml:space="preserve"> a &amp;&#10;&#x41;_x000D__x005F_x000D_ </t></si><si><r><rPr><b/></rPr><t>rich </t></r><r><t xml:space="preserve"> text</t></r><rPh sb="0" eb="1"><t>no</t></rPh><phoneticPr fontId="1"/></si><si><t/></si><si/><si><t>Zürich 東京 😀</t></si><si><t> trimmed\n</t></si><si><t><![CDATA[a<b&amp;]]><!-- no -->c&lt;</t></si></sst>`

async function readRows(rows: string, more: Parts = {}): Promise<unknown> {
  const { tables } = await readParts(workbookParts({ Sheet: worksheet(rows) }, { 'xl/styles.xml': STYLES, 'xl/sharedStrings.xml': STRINGS, ...more }))
  return tables[0]?.rows
}

describe('one cell', () => {
  const cases: readonly (readonly [xml: string, value: CellValue])[] = [
    ['<c r="A1" t="s"><v>0</v></c>', 'VM'],
    ['<c r="A1" t="s"><v>1</v></c>', ' a &\nA\r_x000D_ '],
    ['<c r="A1" t="s"><v>2</v></c>', 'rich text'],
    ['<c r="A1" t="s"><v>5</v></c>', 'Zürich 東京 😀'],
    ['<c r="A1" t="s"><v>6</v></c>', 'trimmed'],
    ['<c r="A1" t="s"><v>7</v></c>', 'a<b&amp;c<'],
    ['<c r="A1" s="2" t="s" ><v>0</v></c>', 'VM'],
    ["<c t='s' r='A1'><v> 0 </v></c>", 'VM'],
    ['<c\n\tr = "A1"\r\n t= "s"\n>\n<v>0</v>\n</c>', 'VM'],
    ['<c r="A1" t="inlineStr"><is><t>in &lt;line&gt;</t></is></c>', 'in <line>'],
    ['<c r="A1" t="inlineStr"><is><r><t>a</t></r><r><rPr><sz val="9"/></rPr><t>b</t></r></is></c>', 'ab'],
    ['<c r="A1" t="str"><f>CONCATENATE("a","b")</f><v>ab</v></c>', 'ab'],
    ['<c r="A1" t="str"><v xml:space="preserve"> ab</v></c>', ' ab'],
    ['<c r="A1"><f t="shared" ref="A1:A9" si="0">B1*2</f><v>4</v></c>', 4],
    ['<c r="A1"><v>4</v><extLst><ext><v>9</v></ext></extLst></c>', 4],
    ['<c r="A1" t="str"><v xml:space="preserve">&amp;amp;&#38;lt; </v></c>', '&amp;&lt; '],
    ['<c r="A1" t="str"><v>a\r\nb\rc&#13;_x000d_</v></c>', 'a\nb\nc\r\r'],
    ['<c r="A1" t="b"><v>1</v></c>', true],
    ['<c r="A1" t="b"><v>false</v></c>', false],
    ['<c r="A1" t="e"><v>#N/A</v></c>', '#N/A'],
    ['<c r="A1" t="d"><v>2024-03-01T12:00:00</v></c>', { dateSerial: 45352.5 }],
    ['<c r="A1" t="d"><v>soon</v></c>', 'soon'],
    ['<c r="A1" t="n"><v>-0.5</v></c>', -0.5],
    ['<c r="A1"><v>1.5E+3</v></c>', 1500],
    ['<c r="A1"><v>0.10000000000000001</v></c>', 0.1],
    ['<c r="A1"><v>16 384</v></c>', '16 384'],
    ['<c r="A1"><v>0x10</v></c>', '0x10'],
    ['<c r="A1"><v>1<!-- x -->2</v></c>', 12],
    ['<c r="A1" s="1"><v>45731.4770949074</v></c>', { dateSerial: 45731.4770949074 }],
    ['<c r="A1" s="2" t="n"><v>1</v></c>', { dateSerial: 1 }],
    ['<c r="A1" s="3"><v>1</v></c>', 1],
    ['<c r="A1" s="1" t="str"><v>never</v></c>', 'never'],
    ['<c r="A1" s="99"><v>1</v></c>', 1],
    ['<c r="A1" unknown="1 > 0" t="n" cm="1"><v>7</v></c>', 7],
    ['<c><v>7</v></c>', 7],
    ['<c r=""><v>7</v></c>', 7],
  ]
  it.each(cases)('%s', async (xml, value) => {
    expect(await readRows(`<row r="1">${xml}</row>`)).toEqual([[1, value]])
  })

  it.each([
    '<c r="A1" s="3" t="s" />',
    '<c r="A1"/>',
    '<c r="A1" t="s"></c>',
    '<c r="A1" t="s"><v/></c>',
    '<c r="A1"><v></v></c>',
    '<c r="A1" t="inlineStr"><is/></c>',
    '<c r="A1" t="s"><v>3</v></c>',
    '<c r="A1" t="s"><v>4</v></c>',
  ])('%s says nothing, so that its row is skipped', async (xml) => {
    expect(await readRows(`<row r="1">${xml}</row>`)).toEqual([])
  })
})

describe('rows', () => {
  const cases: readonly (readonly [what: string, xml: string, rows: unknown])[] = [
    ['cells without references follow', '<row r="3"><c><v>1</v></c><c r="D3"><v>2</v></c><c><v>3</v></c></row>', [[3, 1, null, null, 2, 3]]],
    ['rows without numbers follow', '<row><c><v>1</v></c></row><row r="7"><c><v>2</v></c></row><row><c><v>3</v></c></row>', [[1, 1], [7, 2], [8, 3]]],
    ['unsorted cells', '<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>', [[1, 1, null, 3]]],
    ['trailing empty cells', '<row r="1"><c r="A1"><v>1</v></c><c r="B1"/><c r="C1" t="s"/></row>', [[1, 1]]],
    ['empty rows in every form', '<row r="1"/><row r="2"></row><row r="3"><c r="A3" s="1"/></row><row r="4"><c r="A4"><v>1</v></c></row>', [[4, 1]]],
    ['an empty text keeps its place', '<row r="1"><c r="A1" t="s"><v>3</v></c><c r="B1"><v>1</v></c></row>', [[1, '', 1]]],
    ['lower case references', '<row r="1"><c r="b1"><v>1</v></c></row>', [[1, null, 1]]],
    ['elements that it does not know', '<x><row><c><v>9</v></c></row></x><row r="1"><y><c><v>9</v></c></y><c r="A1"><v>1</v></c><extLst/></row>', [[1, 1]]],
    ['comments and instructions', '<!-- <row> --><?x <row> ?><row r="1"><!-- > --><c r="A1"><v>1</v></c></row>', [[1, 1]]],
    ['far columns', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', [[1_048_576, ...Array<null>(16_383).fill(null), 1]]],
  ]
  it.each(cases)('%s', async (_, xml, rows) => {
    expect(await readRows(xml)).toEqual(rows)
  })

  it('come in batches that hold every row once', async () => {
    const rows = Array.from({ length: 1_000 }, (_, index) => `<row r="${String(index + 1)}"><c><v>${String(index)}</v></c></row>`)
    const file = await openXlsx(writeTemporary(await zipOf(workbookParts({ A: worksheet(rows.join('')) }))), { signal: { aborted: false } })
    const batches: number[] = []
    for await (const batch of file.tables[0]?.rows() ?? []) batches.push(batch.length)
    await file.close()
    expect(batches).toEqual([256, 256, 256, 232])
  })

  it('count from the 1904 system when the workbook says so', async () => {
    const workbook = `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><workbookPr date1904="1"/><sheets><sheet name="Sheet" r:id="rId1"/></sheets></workbook>`
    const xml = '<row r="1"><c r="A1" s="1"><v>0.5</v></c><c r="B1"><v>0.5</v></c></row>'
    expect(await readRows(xml, { 'xl/workbook.xml': workbook })).toEqual([[1, { dateSerial: 1462.5 }, 0.5]])
  })

  it('have no dates without styles', async () => {
    const parts = workbookParts({ A: worksheet('<row><c s="1"><v>45731</v></c></row>') })
    expect((await readParts(parts)).tables[0]?.rows).toEqual([[1, 45731]])
  })
})

describe('forms', () => {
  it('reads what RVTools writes', async () => {
    const x = (name: string, content: string) => `${BOM}<?xml version="1.0" encoding="utf-8"?><x:${name} xmlns:x="${MAIN}" xmlns:r="${RELATIONSHIPS}">${content}</x:${name}>`
    const { format, tables } = await readParts({
      'package/services/metadata/core-properties/1.psmdcp': '',
      'xl/worksheets/sheet1.xml': x('worksheet', '<x:dimension ref="A1:CL20" /><x:sheetViews><x:sheetView workbookViewId="0"><x:pane topLeftCell="B2" state="frozenSplit" /></x:sheetView></x:sheetViews><x:cols><x:col min="1" max="16384" width="9" /></x:cols><x:sheetData><x:row r="1" spans="1:3"><x:c r="A1" s="1" t="s"><x:v>0</x:v></x:c></x:row><x:row r="2" spans="1:3"><x:c r="A2" s="2" t="s"><x:v>1</x:v></x:c><x:c r="B2" s="3" t="s" /><x:c r="C2" s="3"><x:v>45731.4770949074</x:v></x:c><x:c r="D2" s="4" t="n"><x:v>4</x:v></x:c></x:row></x:sheetData><x:autoFilter ref="A1:CL20" />'),
      'xl/sharedStrings.xml': x('sst', '<x:si><x:t>VM</x:t></x:si><x:si><x:t>web01</x:t></x:si>'),
      'xl/styles.xml': x('styleSheet', '<x:numFmts><x:numFmt numFmtId="166" formatCode="yyyy/MM/dd HH:mm:ss" /></x:numFmts><x:cellXfs><x:xf numFmtId="0" /><x:xf numFmtId="165" /><x:xf numFmtId="165" /><x:xf numFmtId="166" /><x:xf numFmtId="167" /></x:cellXfs>'),
      'xl/workbook.xml': x('workbook', '<x:fileSharing /><x:workbookPr codeName="ThisWorkbook" /><x:sheets><x:sheet name="vInfo" sheetId="2" r:id="rId2" /></x:sheets>'),
      'xl/_rels/workbook.xml.rels': BOM + relationshipsPart(relationship('rId2', 'worksheet', '/xl/worksheets/sheet1.xml') + relationship('rId3', 'sharedStrings', '/xl/sharedStrings.xml') + relationship('rId4', 'styles', '/xl/styles.xml')),
      '_rels/.rels': BOM + relationshipsPart(relationship('r1', 'officeDocument', '/xl/workbook.xml')),
    })
    expect(format).toBe('xlsx (native RVTools)')
    expect(tables).toEqual([{ name: 'vInfo', rows: [[1, 'VM'], [2, 'web01', null, { dateSerial: 45731.4770949074 }, 4]] }])
  })

  const row = '<row r="1"><c r="A1"><v>1</v></c></row>'
  const strict = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
  it.each([
    ['the strict namespace', `<worksheet xmlns="${strict}"><sheetData>${row}</sheetData></worksheet>`],
    ['no namespace', `<worksheet><sheetData>${row}</sheetData></worksheet>`],
    ['a long prefix', `<ss-1:worksheet xmlns:ss-1='${MAIN}'><ss-1:sheetData><ss-1:row><ss-1:c><ss-1:v>1</ss-1:v></ss-1:c></ss-1:row></ss-1:sheetData></ss-1:worksheet>`],
    ['two prefixes for one namespace', `<x:worksheet xmlns="${MAIN}" xmlns:x="${MAIN}"><sheetData>${row}</sheetData></x:worksheet>`],
    ['elements of another namespace', `<worksheet xmlns="${MAIN}" xmlns:o="urn:other"><o:sheetData><row/></o:sheetData><sheetData><o:row><c><v>8</v></c></o:row>${row}</sheetData></worksheet>`],
    ['a dimension that lies', `<worksheet xmlns="${MAIN}"><dimension ref="A1:XFD1048576"/><sheetData>${row}</sheetData></worksheet>`],
    ['an XML declaration', `${BOM}<?xml version="1.0" encoding="UTF-8"?>\n<!-- x --><worksheet xmlns="${MAIN}"><sheetData>${row}</sheetData></worksheet>\n`],
    ['UTF-16', Buffer.from(`${BOM}<?xml version="1.0" encoding="UTF-16"?>${worksheet(row)}`, 'utf16le')],
    ['Latin-1', Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?><!-- é -->${worksheet(row)}`, 'latin1')],
  ])('%s', async (_, sheet) => {
    const { format, tables } = await readParts(workbookParts({ A: '' }, { 'xl/worksheets/sheet1.xml': sheet }))
    expect(format).toBe('xlsx (saved again)')
    expect(tables).toEqual([{ name: 'A', rows: [[1, 1]] }])
  })

  it('decodes names, keeps two sheets of one name, reads hidden sheets and skips charts', async () => {
    const parts = workbookParts({}, {
      'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:q="${RELATIONSHIPS}"><sheets><sheet name="A &amp; B" q:id="a"/><sheet name="Chart" q:id="b"/><sheet name="A &amp; B" state="veryHidden" q:id="c"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': relationshipsPart(relationship('a', 'worksheet', '..\\xl\\.\\sheets\\one.xml') + relationship('b', 'chartsheet', 'chart.xml') + relationship('c', 'worksheet', '/XL/Sheets/two%20.xml')),
      'xl/sheets/one.xml': worksheet(row),
      'xl/sheets/two .xml': worksheet(''),
    })
    expect((await readParts(parts)).tables).toEqual([{ name: 'A & B', rows: [[1, 1]] }, { name: 'A & B', rows: [] }])
  })

  it('finds a workbook that lies elsewhere, or has no package relationships', async () => {
    const parts = workbookParts({ A: worksheet(row) })
    const { '_rels/.rels': _, ...withoutRelationships } = parts
    expect((await readParts(withoutRelationships)).tables).toHaveLength(1)
    const elsewhere = {
      '_rels/.rels': relationshipsPart(relationship('x', 'officeDocument', 'book.xml')),
      'book.xml': parts['xl/workbook.xml'] ?? '',
      '_rels/book.xml.rels': relationshipsPart(relationship('rId1', 'worksheet', 's.xml')),
      's.xml': worksheet(row),
    }
    expect((await readParts(elsewhere)).tables[0]?.rows).toEqual([[1, 1]])
  })

  it('reads a table as often as it is asked for, and two at a time', async () => {
    const sheets = { A: worksheet(row), B: worksheet(row.replace('>1<', '>2<')) }
    const file = await openXlsx(writeTemporary(await zipOf(workbookParts(sheets))), { signal: { aborted: false } })
    const read = async (index: number): Promise<unknown> => {
      const rows: unknown[] = []
      for await (const batch of file.tables[index]?.rows() ?? []) rows.push(...batch)
      return rows
    }
    const one = [{ number: 1, cells: [1] }]
    const two = [{ number: 1, cells: [2] }]
    expect(await Promise.all([read(0), read(1), read(0)])).toEqual([one, two, one])
    await file.close()
    await file.close()
    await expect(read(0)).rejects.toThrow(/was closed/)
  })
})
