import { unsupportedFile, unreadableFile, ADVICE_EXPORT_AGAIN } from './file-errors.ts'
import type { PackageParts } from './package-parts.ts'
import { relationshipsPathOf } from './part-path.ts'
import { PartProblem } from './part-problem.ts'
import { readRelationships, type Relationship } from './relationships.ts'
import { decodeSpreadsheetEscapes } from './xml-text.ts'
import { readXmlElements } from './xml-elements.ts'
import { findXmlRoot, readSpreadsheetRoot } from './xml-root.ts'
import { createXmlToken, XML_TOKEN } from './xml-token.ts'

export interface Worksheet {
  readonly name: string
  readonly part: string
}

export interface Workbook {
  /** In the order of the tabs, hidden ones too; chart, dialog and macro sheets have no rows and are not among them. */
  readonly worksheets: readonly Worksheet[]
  readonly sharedStringsPart: string | undefined
  readonly stylesPart: string | undefined
  readonly is1904: boolean
  /** The prefix of the workbook's own elements, with its colon. */
  readonly prefix: string
}

const PACKAGE_RELATIONSHIPS = '_rels/.rels'
const USUAL_WORKBOOK_PART = 'xl/workbook.xml'
const SAVE_AS = 'open it in a spreadsheet program and save it as .xlsx'

/** Finds the workbook through the package's relationships and reads what it lists. Throws AppError. */
export async function readWorkbook(parts: PackageParts): Promise<Workbook> {
  const workbookPart = await findWorkbookPart(parts)
  const relationships = await relationshipsOf(parts, workbookPart)
  const byId = new Map(relationships.map((relationship) => [relationship.id, relationship]))
  return parts.withPart(workbookPart, async () => {
    const bytes = await parts.read(workbookPart)
    const prefix = readPrefix(bytes)
    const worksheets: Worksheet[] = []
    let is1904 = false
    for (const { path, attributes } of readXmlElements(bytes)) {
      if (path === 'workbook/workbookPr') {
        const date1904 = attributes.get('date1904')
        is1904 = date1904 === '1' || date1904 === 'true'
      } else if (path === 'workbook/sheets/sheet') {
        const name = decodeSpreadsheetEscapes(attributes.get('name') ?? '')
        const sheet = findSheet(parts, byId, name, relationshipId(attributes))
        if (sheet.type === 'worksheet') worksheets.push({ name, part: sheet.targetPart })
      }
    }
    return {
      worksheets,
      sharedStringsPart: relationships.find(({ type }) => type === 'sharedStrings')?.targetPart,
      stylesPart: relationships.find(({ type }) => type === 'styles')?.targetPart,
      is1904,
      prefix,
    }
  })
}

async function findWorkbookPart(parts: PackageParts): Promise<string> {
  const root = parts.has(PACKAGE_RELATIONSHIPS) ? await relationshipsOf(parts, '') : []
  const part = root.find(({ type }) => type === 'officeDocument')?.targetPart ?? USUAL_WORKBOOK_PART
  if (part.toLowerCase().endsWith('.bin')) throw unsupportedFile(parts.path, 'is a binary workbook (.xlsb)', SAVE_AS)
  if (parts.has(part)) {
    if (/(^|\/)(document|presentation)\.xml$/i.test(part)) {
      throw unsupportedFile(parts.path, 'is an Office file, but not a workbook', 'choose a workbook')
    }
    return part
  }
  if (parts.has('mimetype') || parts.has('content.xml')) {
    throw unsupportedFile(parts.path, 'is an OpenDocument file, not an .xlsx workbook', SAVE_AS)
  }
  throw unsupportedFile(parts.path, 'is a zip archive without a workbook in it', 'choose an .xlsx workbook')
}

async function relationshipsOf(parts: PackageParts, part: string): Promise<readonly Relationship[]> {
  const relationshipsPart = relationshipsPathOf(part)
  return parts.withPart(relationshipsPart, async () => readRelationships(await parts.read(relationshipsPart), part))
}

function readPrefix(bytes: Buffer): string {
  const token = createXmlToken()
  findXmlRoot(bytes, bytes.length, token)
  if (token.kind === XML_TOKEN.incomplete) throw new PartProblem('is not well-formed XML: it has no element')
  return readSpreadsheetRoot(bytes, token, 'workbook').prefix
}

/** `r:id`, whose prefix the file chooses. */
function relationshipId(attributes: ReadonlyMap<string, string>): string | undefined {
  for (const [name, value] of attributes) if (name.endsWith(':id')) return value
  return undefined
}

function findSheet(
  parts: PackageParts,
  byId: ReadonlyMap<string, Relationship>,
  name: string,
  id: string | undefined,
): Relationship {
  const found = id === undefined ? undefined : byId.get(id)
  if (found === undefined) throw new PartProblem(`lists the sheet ${JSON.stringify(name)}, but does not say where it is`)
  if (found.type === 'worksheet' && !parts.has(found.targetPart)) {
    throw unreadableFile(parts.path, `the sheet ${JSON.stringify(name)} (${found.targetPart}) is missing`, ADVICE_EXPORT_AGAIN)
  }
  return found
}
