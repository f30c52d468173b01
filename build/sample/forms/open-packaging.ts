/** Names of the Open Packaging Conventions (ECMA-376) that both forms of a workbook use. */
export const NAMESPACE = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  relationships: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  packageRelationships: 'http://schemas.openxmlformats.org/package/2006/relationships',
  contentTypes: 'http://schemas.openxmlformats.org/package/2006/content-types',
  coreProperties: 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
} as const

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export const CONTENT_TYPE = {
  workbook: `${SPREADSHEET}.sheet.main+xml`,
  worksheet: `${SPREADSHEET}.worksheet+xml`,
  styles: `${SPREADSHEET}.styles+xml`,
  sharedStrings: `${SPREADSHEET}.sharedStrings+xml`,
  relationships: 'application/vnd.openxmlformats-package.relationships+xml',
  coreProperties: 'application/vnd.openxmlformats-package.core-properties+xml',
  extendedProperties: 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
} as const

export interface Relationship {
  readonly id: string
  readonly type: string
  readonly target: string
}

export function relationshipsXml(relationships: readonly Relationship[]): string {
  const items = relationships.map(({ id, type, target }) => `<Relationship Type="${type}" Target="${target}" Id="${id}" />`)
  return `<?xml version="1.0" encoding="utf-8"?><Relationships xmlns="${NAMESPACE.packageRelationships}">${items.join('')}</Relationships>`
}

/** The core properties: who made the workbook and when (ISO 8601). */
export function corePropertiesXml(createdAt: string): string {
  return (
    `<?xml version="1.0" encoding="utf-8"?><coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
    `xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ` +
    `xmlns="${NAMESPACE.coreProperties}"><dc:creator>Portolan sample</dc:creator>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${createdAt}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${createdAt}</dcterms:modified></coreProperties>`
  )
}
