import type { z } from 'zod'
import { AppError } from '#shared/contract/app-error.ts'
import type { Api, ApiOutput } from '#shared/contract/api.ts'
import { DECISION_SCHEMAS, type Decisions } from '#shared/domain/decisions/decision.ts'
import { NOTHING_KEPT } from '#shared/engine/kept/part-memo.ts'
import type { ComputeEstate } from './compute-estate.ts'
import { checkStorageRules } from '#backend/decisions/check-storage-rules.ts'
import { compareVms, placeId } from './compare-vm-storage.ts'
import { describeNetworks } from './describe-networks.ts'
import { describeStorage } from './describe-storage.ts'
import type { MappingEstate } from './mapping-estate.ts'
import { previewCompute } from './preview-compute.ts'

type Changes = z.infer<Api['mapping.preview']['input']>['changes']
type Preview = ApiOutput<'mapping.preview'>

/** The mapping before and after decisions that nobody has made yet. AppError invalid-input as decisions.apply throws it. */
export function previewMapping(before: MappingEstate, changes: Changes, compute: () => ComputeEstate): Preview {
  const decisions = withChanges(before.decisions, changes)
  // What nobody has decided yet takes nothing from what is kept of the decisions in force.
  const after: MappingEstate = { ...before, decisions, memo: NOTHING_KEPT }
  const named = new Set(changes.map(({ subject }) => subject))
  const [previous, described] = [describeStorage(before), describeStorage(after)]
  const vmStorage = compareVms(previous, described, before.inScope, named)
  const storage = compare(previous.rows, described.rows, named).map(({ old, row }) => ({
    ...facts(row),
    before: old?.effective?.destination ?? null,
    after: row.effective?.destination ?? null,
    disks: row.disks,
    nics: 0,
    provisionedMib: row.provisionedMib,
  }))
  const networks = compare(describeNetworks(before).rows, describeNetworks(after).rows, named).map(({ old, row }) => ({
    ...facts(row),
    before: old?.effective?.destination ?? null,
    after: row.effective?.destination ?? null,
    disks: 0,
    nics: row.nics,
    provisionedMib: 0,
  }))
  const vms = new Set(changes.flatMap(({ kind, subject }) => (isComputeKind(kind) ? [subject] : [])))
  return {
    storage,
    vmStorage,
    networks,
    storageClasses: described.storageClasses,
    compute: vms.size === 0 ? null : previewCompute(compute(), decisions, vms),
    touched: touchedBy([...storage, ...networks].filter(isChanged), vmStorage.filter(isChanged), after),
  }
}

function isComputeKind(kind: Changes[number]['kind']): boolean {
  return kind === 'vm.instance-type' || kind === 'vm.preference'
}

type Line = Preview['storage'][number] | Preview['networks'][number]

function isChanged({ before, after }: { readonly before: unknown; readonly after: unknown }): boolean {
  return JSON.stringify(before) !== JSON.stringify(after)
}

function touchedBy(lines: readonly Line[], vmLines: readonly Line[], { inScope }: MappingEstate): Preview['touched'] {
  const ids = new Set<string | null>(lines.map(({ id }) => id))
  const ownPlaces = new Set(vmLines.map(({ id }) => id))
  const sum = (amountOf: (line: Line) => number): number => [...lines, ...vmLines].reduce((total, line) => total + amountOf(line), 0)
  return {
    rows: lines.length + vmLines.length,
    vms: inScope.filter((vm) => vm.disks.some(({ datastoreId }) => ids.has(datastoreId) || ownPlaces.has(placeId(vm.id, datastoreId ?? ''))) || vm.nics.some((nic) => ids.has(nic.portGroupId))).length,
    disks: sum((line) => line.disks),
    nics: sum((line) => line.nics),
    provisionedMib: sum((line) => line.provisionedMib),
  }
}

type Row = ReturnType<typeof describeStorage>['rows'][number] | ReturnType<typeof describeNetworks>['rows'][number]

/** What a preview says of a row whatever its kind. */
function facts(row: Row): Pick<Preview['storage'][number], 'id' | 'name' | 'sourceName' | 'isDecided' | 'vms' | 'open' | 'warnings'> {
  return {
    id: row.id,
    name: row.name,
    sourceName: row.sourceName,
    isDecided: row.decision !== null,
    vms: row.vms,
    open: row.isOpen ? (row.effective?.why ?? []).map(({ message }) => message) : [],
    warnings: row.warnings,
  }
}

/** Both states list the same rows; those that were named are shown even where nothing changes, lest one looks forgotten. */
function compare<Each extends { readonly id: string; readonly effective: { readonly destination: unknown } | null }>(
  old: readonly Each[],
  rows: readonly Each[],
  named: ReadonlySet<string>,
): { old: Each | undefined; row: Each }[] {
  const oldById = new Map(old.map((row) => [row.id, row]))
  return rows
    .map((row) => ({ old: oldById.get(row.id), row }))
    .filter(({ old: previous, row }) => named.has(row.id) || isChanged({ before: previous?.effective?.destination ?? null, after: row.effective?.destination ?? null }))
}

function withChanges(decisions: Decisions, changes: Changes): Decisions {
  const changed = {
    'datastore.storage-class': { ...decisions['datastore.storage-class'] },
    'storage.rules': { ...decisions['storage.rules'] },
    'vm.storage-class': { ...decisions['vm.storage-class'] },
    'vm.disk-storage-classes': { ...decisions['vm.disk-storage-classes'] },
    'port-group.network': { ...decisions['port-group.network'] },
    'vm.instance-type': { ...decisions['vm.instance-type'] },
    'vm.preference': { ...decisions['vm.preference'] },
  }
  for (const change of changes) {
    const value = parse(change, DECISION_SCHEMAS[change.kind])
    if (change.kind === 'storage.rules' && value !== null) checkStorageRules(DECISION_SCHEMAS['storage.rules'].parse(value))
    set(changed[change.kind] as Record<string, unknown>, change.subject, value) // the schema of that very kind made the value
  }
  return { ...decisions, ...changed }
}

function set<Value>(values: Record<string, Value>, subject: string, value: Value | null): void {
  if (value === null) Reflect.deleteProperty(values, subject)
  else values[subject] = value
}

function parse({ kind, subject, value }: Changes[number], schema: z.ZodType): unknown {
  if (value === null || value === undefined) return null
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`.trim()).join('; ')
  throw new AppError('invalid-input', `The decision ${kind} for ${subject} is not valid: ${faults}.`, { kind, subject })
}
