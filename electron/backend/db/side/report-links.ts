import type { ImportIssue, JoinCoverage } from '#shared/domain/estate/import-report.ts'
import type { SideKind } from '#shared/domain/side/side-rows.ts'
import type { VmReference } from '#shared/domain/side/vm-reference.ts'
import { unescapeName } from '#shared/engine/side-files/vm-identity.ts'
import type { SideLink } from './link-rows.ts'
import { SIDE_RULES, type SideRule } from './side-rules.ts'

interface ReportOptions {
  readonly importPk: number
  /** By file: the column that names the VM. */
  readonly vmColumns: ReadonlyMap<string, string | null>
  readonly report: (issue: ImportIssue) => void
}

/** Tells of each row of this import whose VM was not found or only nearly, and answers how many rows of each file found theirs. */
export function reportLinks<Kind extends SideKind>(kind: Kind, links: readonly SideLink<Kind>[], { importPk, vmColumns, report }: ReportOptions): JoinCoverage[] {
  const rule: SideRule<Kind> = SIDE_RULES[kind]
  const coverage = new Map<string, { rows: number; joined: number }>()
  for (const link of links) {
    const reference = rule.vmOf(link.row)
    if (reference === null) continue
    const { sheet } = link.row
    const counts = coverage.get(sheet) ?? { rows: 0, joined: 0 }
    counts.rows += 1
    if (link.state === 'joined') counts.joined += 1
    coverage.set(sheet, counts)
    if (link.importPk !== importPk) continue
    const told = tell(link, reference)
    if (told !== null) report({ ...told, sheet, row: link.row.row, column: vmColumns.get(sheet) ?? null, value: wordsOf(reference) })
  }
  return [...coverage].map(([sheet, counts]) => ({ sheet, to: 'vm', ...counts }))
}

type Told = Pick<ImportIssue, 'code' | 'severity' | 'assumed' | 'message'>

function tell<Kind extends SideKind>({ state, found, row, vmId }: SideLink<Kind>, reference: VmReference): Told | null {
  const place = `Row ${String(row.row)} of ${row.sheet}`
  if (state === 'duplicate') {
    return { code: 'SIDE_VM_DUPLICATE', severity: 'warning', assumed: null, message: `${place} is about ${vmId ?? 'a VM'} as an earlier row is, which holds; this one is kept aside.` }
  }
  if (found === null) return null
  if (found.state !== 'joined') {
    return { code: CODES[found.state], severity: 'warning', assumed: null, message: `${place} belongs to no VM: ${found.because}. It is kept, and looked up again with the next import.` }
  }
  const stated = reference.vmName === null ? null : unescapeName(reference.vmName)
  const known = unescapeName(found.vm.name)
  if (stated === null || stated === known) return null
  return stated.toLowerCase() === known.toLowerCase()
    ? { code: 'SIDE_VM_NAME_CASE', severity: 'info', assumed: found.vm.name, message: `${place} was taken for ${found.vm.name}, the only VM of that name but for its case.` }
    : { code: 'SIDE_VM_RENAMED', severity: 'info', assumed: found.vm.name, message: `${place} has the instance UUID of ${found.vm.name}, which the file calls ${stated}.` }
}

const CODES = { unknown: 'SIDE_VM_UNKNOWN', ambiguous: 'SIDE_VM_AMBIGUOUS', contradicted: 'SIDE_VM_CONTRADICTED' } as const

/** What the row called its VM. */
function wordsOf({ vmName, vmMoref, vmInstanceUuid, vmBiosUuid }: VmReference): string | null {
  return vmName ?? vmMoref ?? vmInstanceUuid ?? vmBiosUuid
}
