import { isDeepStrictEqual } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import type { ApiOutput } from '#shared/contract/api.ts'
import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { readProject } from '#backend/db/project-file.ts'
import { currentDecisions, currentTarget } from '#backend/db/repositories/decision-repository.ts'
import { namesOfSubjects } from '#backend/db/repositories/decision-steps.ts'
import { lastExport, lastExportState } from '#backend/db/repositories/last-export-repository.ts'
import { valueText } from '#backend/decisions/value-text.ts'
import { describeSnapshots } from '#backend/snapshots/list-imports.ts'
import { compressText } from './compress-text.ts'

/** What was in force when an export was made: decisions of every kind, notes and the target among them, and the current snapshots. */
export interface ExportedState {
  readonly decisions: Buffer
  readonly snapshots: readonly number[]
}

type Change = Omit<ApiOutput<'bundle.changes'>['changes'][number], 'name'>

const storedSchema = z.array(z.tuple([z.string(), z.string(), z.record(z.string(), z.unknown())]))
const keyOf = (kind: string, subject: string): string => JSON.stringify([kind, subject])

/** The state that an export of the project as it is now has to remember. */
export async function exportedState(project: ProjectFile): Promise<ExportedState> {
  const { inForce, snapshots } = readProject(project, () => ({ inForce: valuesInForce(project), snapshots: currentSnapshots(project) }))
  return { decisions: await compressText(JSON.stringify(inForce)), snapshots: snapshots.map(({ id }) => id) }
}

/** What is decided otherwise than the newest export had it, and what was imported since; a page of it. */
export function changesSinceExport(project: ProjectFile, { offset, limit }: { readonly offset: number; readonly limit: number }): ApiOutput<'bundle.changes'> {
  return readProject(project, () => {
    const record = lastExport(project)
    const state = lastExportState(project)
    const last = record === null ? null : { at: record.at, out: record.out, only: record.only }
    if (last === null || state === null) return { last, isKnown: false, changes: [], total: 0, imports: [] }
    const before = storedSchema.parse(JSON.parse(gunzipSync(state.decisions).toString('utf8')))
    const changes = differences(before, valuesInForce(project))
    const page = changes.slice(offset, offset + limit)
    const names = namesOfSubjects(project, page.map(({ subject }) => subject))
    const known = new Set(state.snapshots)
    return {
      last,
      isKnown: true,
      changes: page.map((change) => ({ ...change, name: names.get(change.subject) ?? change.subject })),
      total: changes.length,
      imports: currentSnapshots(project).filter(({ id }) => !known.has(id)).map(({ id, sourceName, exportedAt, importedAt }) => ({ snapshot: id, source: sourceName, exportedAt, importedAt })),
    }
  })
}

type StoredValue = z.infer<typeof storedSchema>[number]

function differences(before: readonly StoredValue[], now: readonly StoredValue[]): Change[] {
  const [then, today] = [before, now].map((values) => new Map(values.map(([kind, subject, value]) => [keyOf(kind, subject), { kind, subject, value }])))
  const keys = [...new Set([...(then?.keys() ?? []), ...(today?.keys() ?? [])])]
  return keys
    .flatMap((key): Change[] => {
      const [older, newer] = [then?.get(key), today?.get(key)]
      const any = newer ?? older
      if (any === undefined || isDeepStrictEqual(older?.value, newer?.value)) return []
      return [{ kind: any.kind, subject: any.subject, before: valueText(older?.value ?? null), after: valueText(newer?.value ?? null) }]
    })
    .sort((left, right) => compareText(left.kind, right.kind) || compareNatural(left.subject, right.subject))
}

function valuesInForce(project: ProjectFile): StoredValue[] {
  const values = Object.entries(currentDecisions(project)).flatMap(([kind, ofKind]) => Object.entries<Record<string, unknown>>(ofKind).map(([subject, value]): StoredValue => [kind, subject, value]))
  const target = currentTarget(project)
  return target === null ? values : [...values, ['target.settings', 'target', target]]
}

function currentSnapshots(project: ProjectFile) {
  return describeSnapshots(project).map(({ described }) => described).filter(({ isCurrent }) => isCurrent)
}
