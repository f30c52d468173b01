const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/**
 * The style sheet of a workbook: seven cell formats in the order of STYLE (plain, header, text, date, whole
 * number, four decimals, two decimals) over the number formats 165 to 169 that RVTools defines.
 */
export function stylesXml(prefix: string): string {
  const p = prefix
  const namespace = prefix === '' ? `xmlns="${MAIN}"` : `xmlns:x="${MAIN}"`
  const formats: readonly (readonly [number, string])[] = [
    [165, '@'],
    [166, 'yyyy/MM/dd HH:mm:ss'],
    [167, '#,##0'],
    [168, '#,##0.0000'],
    [169, '#,##0.00'],
  ]
  const numberFormats = formats.map(([id, code]) => `<${p}numFmt numFmtId="${id}" formatCode="${code}" />`).join('')
  const font = (extra: string, size: number, color: string, name: string): string =>
    `<${p}font>${extra}<${p}sz val="${size}" /><${p}color rgb="${color}" /><${p}name val="${name}" /><${p}family val="2" /></${p}font>`
  const fill = (pattern: string, color: string): string =>
    `<${p}fill><${p}patternFill patternType="${pattern}">${color}</${p}patternFill></${p}fill>`
  const cellFormat = (format: number, fontId: number, fillId: number): string =>
    `<${p}xf numFmtId="${format}" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" />`
  const cellFormats = [
    cellFormat(0, 0, 0),
    cellFormat(165, 2, 2),
    ...formats.map(([id]) => cellFormat(id, 1, 0)),
  ]
  return (
    `<?xml version="1.0" encoding="utf-8"?><${p}styleSheet ${namespace}>` +
    `<${p}numFmts count="${formats.length}">${numberFormats}</${p}numFmts>` +
    `<${p}fonts count="3">${font('', 11, 'FF000000', 'Calibri')}${font('', 9, 'FF000000', 'Verdana')}${font(`<${p}b />`, 9, 'FFFFFFFF', 'Verdana')}</${p}fonts>` +
    `<${p}fills count="3">${fill('none', '')}${fill('gray125', '')}${fill('solid', `<${p}fgColor rgb="FF000000" />`)}</${p}fills>` +
    `<${p}borders count="1"><${p}border><${p}left /><${p}right /><${p}top /><${p}bottom /><${p}diagonal /></${p}border></${p}borders>` +
    `<${p}cellStyleXfs count="1"><${p}xf numFmtId="0" fontId="0" fillId="0" borderId="0" /></${p}cellStyleXfs>` +
    `<${p}cellXfs count="${cellFormats.length}">${cellFormats.join('')}</${p}cellXfs>` +
    `<${p}cellStyles count="1"><${p}cellStyle name="Normal" xfId="0" builtinId="0" /></${p}cellStyles>` +
    `</${p}styleSheet>`
  )
}
