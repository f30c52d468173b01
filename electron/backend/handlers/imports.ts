import { inventoryMemo } from '#backend/db/inventory-memo.ts'
import type { ProjectFile } from '#backend/db/project-file.ts'
import { projectState } from '#backend/db/project-state.ts'
import { listDecisionsWithoutObject } from '#backend/db/repositories/decision-subjects.ts'
import { undoImport } from '#backend/db/undo-import.ts'
import type { Session } from '#backend/session.ts'
import { diffSnapshots } from '#backend/snapshots/diff-snapshots.ts'
import { describeSnapshots, listImports, type ListedSnapshot } from '#backend/snapshots/list-imports.ts'
import { vmHistory } from '#backend/snapshots/vm-history.ts'
import type { Handlers } from '#shared/contract/api-types.ts'
import type { Api, ApiOutput } from '#shared/contract/api.ts'
import { AppError } from '#shared/contract/app-error.ts'
import type { SnapshotDiff } from '#shared/domain/estate/snapshot-diff.ts'

type ImportMethods = Extract<keyof Api, `imports.${string}`>

/** The history of imports: what each brought, what changed between them, and the way back. */
export function importHandlers(session: Session): Pick<Handlers<Api>, ImportMethods> {
  const diffOf = createDiffCache()
  return {
    'imports.list': () => {
      const project = session.project()
      return [...inventoryMemo(project).part(listImports, project)]
    },
    'imports.diff': (request) => {
      const project = session.project()
      const { snapshot, base } = findPair(project, request)
      const { counts, changed, objects, notCompared } = diffOf(project, { older: base.id, newer: snapshot.id })
      return { snapshot, base, counts, fields: countFields(changed), objects: [...objects], notCompared: [...notCompared] }
    },
    'imports.diff-vms': ({ change, search, field, offset, limit, ...request }) => {
      const project = session.project()
      const { snapshot, base } = findPair(project, request)
      const diff = diffOf(project, { older: base.id, newer: snapshot.id })
      const words = (search ?? '').toLowerCase().split(/\s+/).filter((word) => word !== '')
      const isFound = ({ name }: { readonly name: string }): boolean => words.every((word) => name.toLowerCase().includes(word))
      const changed = diff.changed.filter((vm) => isFound(vm) && (field === undefined || vm.changes.some((one) => one.part === field.part && one.field === field.field)))
      const rows = { added: diff.added.filter(isFound), removed: diff.removed.filter(isFound), changed }
      const page = { added: [], removed: [], changed: [], [change]: rows[change].slice(offset, offset + limit) }
      return { total: rows[change].length, ...page }
    },
    'imports.vm': ({ vm }) => vmHistory(session.project(), vm),
    'imports.waiting-decisions': () => listDecisionsWithoutObject(session.project()),
    'imports.undo': ({ import: importPk }) => {
      const { restored, removedSources } = undoImport(session.project(), importPk)
      return { restored: [...restored], removedSources: [...removedSources] }
    },
  }
}

/** Both snapshots of a request. AppError not-found where one is not there or has nothing to be compared with, invalid-input for two sources. */
function findPair(project: ProjectFile, { snapshot, base }: { readonly snapshot: number; readonly base?: number | undefined }): { readonly snapshot: ListedSnapshot; readonly base: ListedSnapshot } {
  const all = describeSnapshots(project).map(({ described }) => described)
  const find = (id: number): ListedSnapshot => {
    const found = all.find((one) => one.id === id)
    if (found === undefined) throw new AppError('not-found', `The project has no snapshot ${String(id)}: its import may have been undone.`, { snapshot: id })
    return found
  }
  const newer = find(snapshot)
  const wanted = base ?? newer.before
  if (wanted === null) throw new AppError('not-found', `Snapshot ${String(snapshot)} is the first one of ${newer.sourceName}: there is none to compare it with.`, { snapshot })
  const older = find(wanted)
  if (older.sourceId !== newer.sourceId || older.id === newer.id) {
    throw new AppError('invalid-input', `Snapshots ${String(older.id)} and ${String(newer.id)} are not two of one source: compare snapshots of the same vCenter or engine.`, { snapshot, base: older.id })
  }
  return { snapshot: newer, base: older }
}

/** The pages of one diff are asked for one after the other: the last diff of a project is kept for as long as its inventory stays. */
function createDiffCache(): (project: ProjectFile, pair: { readonly older: number; readonly newer: number }) => SnapshotDiff {
  const kept = new WeakMap<ProjectFile, { readonly key: string; readonly diff: SnapshotDiff }>()
  return (project, pair) => {
    const key = `${String(projectState(project).others)} ${String(pair.older)} ${String(pair.newer)}`
    const known = kept.get(project)
    if (known?.key === key) return known.diff
    const diff = diffSnapshots(project, pair)
    kept.set(project, { key, diff })
    return diff
  }
}

function countFields(changed: SnapshotDiff['changed']): ApiOutput<'imports.diff'>['fields'] {
  const counts = new Map<string, { part: string; field: string; vms: number }>()
  for (const { changes } of changed) {
    const own = new Map(changes.map(({ part, field }) => [`${part} ${field}`, { part, field }]))
    for (const [key, { part, field }] of own) {
      const known = counts.get(key) ?? { part, field, vms: 0 }
      known.vms += 1
      counts.set(key, known)
    }
  }
  return [...counts.values()].sort((left, right) => right.vms - left.vms || (left.part < right.part ? -1 : left.part > right.part ? 1 : 0))
}
