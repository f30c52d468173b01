import { open, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { AppError } from '#shared/contract/app-error.ts'
import type { SideKind, SideRow } from '#shared/domain/side/side-rows.ts'
import { BYTES_PER_MIB } from '#shared/domain/units.ts'
import type { EstateSink, ImportContext, Importer } from '../importer.ts'
import { readFileKind } from '../tables/file-kind.ts'
import { unreadableFile } from '../tables/xlsx/file-errors.ts'
import { asFileError } from '../tables/xlsx/open-file.ts'
import { firewallGroupFormat, firewallRuleFormat, firewallServiceFormat } from './firewall/firewall-csv.ts'
import { collectPolicyObjects, type PolicyObject } from './firewall/policy-objects.ts'
import { groupFields, ruleFields, serviceFields } from './firewall/policy-rows.ts'
import { sideCsvImporter } from './side-importer.ts'

export const firewallRuleImporter = sideCsvImporter(firewallRuleFormat)
export const firewallGroupImporter = sideCsvImporter(firewallGroupFormat)
export const firewallServiceImporter = sideCsvImporter(firewallServiceFormat)

const IMPORTER_ID = 'nsx-policy'
const SURE = 0.9
/** JSON is in memory whole: the rules of the largest firewalls stay far below. */
const MOST_JSON_BYTES = 128 * BYTES_PER_MIB
/** An object's type stands near its beginning, whatever the document holds in front. */
const SNIFFED_BYTES = BYTES_PER_MIB
const POLICY_TYPE = /"resource_type"\s*:\s*"(?:SecurityPolicy|Rule|Group|Service|Infra|Domain|Child(?:Domain|SecurityPolicy|Rule|Group|Service))"/
const ADVICE = 'export it again'

/** Security policies, groups and services as NSX's Policy API answers them. */
export const nsxPolicyImporter: Importer = {
  id: IMPORTER_ID,
  label: 'firewall of the NSX Policy API (.json)',

  async detect(path) {
    if (extname(path).toLowerCase() !== '.json' || (await readFileKind(path)) !== 'other') return 0
    return POLICY_TYPE.test(decode(await readStart(path, SNIFFED_BYTES))) ? SURE : 0
  },

  async read(path, sink, context) {
    const { size } = await stat(path).catch((error: unknown) => {
      throw asFileError(path, error)
    })
    if (size > MOST_JSON_BYTES) throw unreadableFile(path, `it is larger than ${String(MOST_JSON_BYTES)} bytes, which JSON may be at most`, 'export policies, groups and services apart')
    const objects = collectPolicyObjects(parse(path, decode(await readStart(path, size))))
    if (objects.rules.length + objects.groups.length + objects.services.length === 0) {
      throw new AppError('unsupported-file', `${JSON.stringify(path)} holds no rule, group or service of NSX's Policy API; ${ADVICE}.`, { path })
    }
    const name = basename(path)
    sink.file({ name, bytes: size, format: 'JSON (NSX Policy API)', importerId: IMPORTER_ID, producer: null })
    readObjects({ sink, context, name, kind: 'firewallRule', what: 'rules', objects: objects.rules.map(({ rule }) => rule), fieldsOf: (_, index) => {
      const found = objects.rules[index]
      return found === undefined ? 'it is none' : ruleFields(found.policy, found.rule)
    } })
    readObjects({ sink, context, name, kind: 'firewallGroup', what: 'groups', objects: objects.groups, fieldsOf: groupFields })
    readObjects({ sink, context, name, kind: 'firewallService', what: 'services', objects: objects.services, fieldsOf: serviceFields })
  },
}

interface ObjectsOfKind<Kind extends SideKind> {
  readonly sink: EstateSink
  readonly context: ImportContext
  readonly name: string
  readonly kind: Kind
  readonly what: string
  readonly objects: readonly PolicyObject[]
  readonly fieldsOf: (object: PolicyObject, index: number) => Omit<SideRow<Kind>, 'sheet' | 'row' | 'otherCells'> | string
}

/** How often the signal is looked at. */
const OBJECTS_BETWEEN_LOOKS = 256

function readObjects<Kind extends SideKind>({ sink, context, name, kind, what, objects, fieldsOf }: ObjectsOfKind<Kind>): void {
  if (context.signal.aborted) throw new AppError('cancelled', 'The import was cancelled.')
  // A kind that the document does not hold stays as older ones have it.
  if (objects.length === 0) return
  const sheet = `${name}: ${what}`
  sink.sideFile({ kind, sheet, vmColumn: null })
  let rejected = 0
  objects.forEach((object, index) => {
    if (index % OBJECTS_BETWEEN_LOOKS === 0 && context.signal.aborted) throw new AppError('cancelled', 'The import was cancelled.')
    const fields = fieldsOf(object, index)
    const row = index + 1
    if (typeof fields !== 'string') {
      sink.sideRow(kind, { sheet, row, ...fields, otherCells: [] } as unknown as SideRow<Kind>) // `fields` has all others of the kind
      return
    }
    rejected += 1
    sink.rejected({ sheet, row, reason: fields, cells: Object.entries(object).map(([column, value]) => ({ column, value: typeof value === 'string' ? value : JSON.stringify(value) })) })
    sink.issue({ code: 'SIDE_ROW_NOT_USED', severity: 'warning', sheet, row, column: null, value: null, assumed: null, message: `Object ${String(row)} of ${sheet} was not used: ${fields}.` })
  })
  sink.sheet({ name: sheet, rows: objects.length, kept: objects.length - rejected, rejected, missingColumns: [], extraColumns: [] })
  context.progress({ phase: 'read', file: name, sheet, rows: objects.length })
}

async function readStart(path: string, bytes: number): Promise<Buffer> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw asFileError(path, error)
  })
  try {
    const buffer = Buffer.alloc(bytes)
    let filled = 0
    while (filled < bytes) {
      const { bytesRead } = await handle.read(buffer, filled, bytes - filled, filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return buffer.subarray(0, filled)
  } finally {
    await handle.close()
  }
}

/** PowerShell writes JSON in UTF-16 with a byte-order mark, too. */
function decode(bytes: Buffer): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes)
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw unreadableFile(path, `it is no JSON (${error instanceof Error ? error.message : String(error)})`, ADVICE, error)
  }
}
