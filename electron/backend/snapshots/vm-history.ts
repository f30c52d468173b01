import { type ProjectFile, readProject } from '#backend/db/project-file.ts'
import type { ApiOutput } from '#shared/contract/api.ts'
import { AppError } from '#shared/contract/app-error.ts'
import { compareText } from '#shared/domain/compare.ts'
import { finish } from '#shared/domain/steps.ts'
import { describeChange, isChanged } from './compare-snapshots.ts'
import { diffVms } from './diff-vms.ts'
import { describeSnapshots, type ListedSnapshot } from './list-imports.ts'
import { type Identity, matchObjects } from './match-objects.ts'
import { readIdentities, readIdentity } from './read-identities.ts'

type VmAtSnapshot = ApiOutput<'imports.vm'>[number]

/**
 * What each snapshot of its source says of a VM against the export before it, the newest first. The VM is followed under other ids and names as decisions follow
 * it. AppError not-found where no snapshot holds it.
 */
export function vmHistory(project: ProjectFile, id: string): VmAtSnapshot[] {
  return readProject(project, () => {
    const all = describeSnapshots(project).map(({ described }) => described)
    const holder = inTime(all).find((snapshot) => readIdentity(project, 'vm', snapshot.id, id) !== null)
    if (holder === undefined) throw new AppError('not-found', `No import of the project has a VM with the id ${id}.`, { vm: id })
    const snapshots = inTime(all.filter(({ sourceId }) => sourceId === holder.sourceId))
    const found = follow(project, snapshots, snapshots.indexOf(holder), id)
    return snapshots.map((snapshot, place) => {
      const [own, before] = [found[place] ?? null, found[place + 1] ?? null]
      const older = snapshots[place + 1]
      const wasThere = found.slice(place + 1).some((identity) => identity !== null)
      if (own === null) return { snapshot, state: before === null ? 'absent' : 'removed', change: null }
      if (older === undefined) return { snapshot, state: 'first', change: null }
      if (before === null) return { snapshot, state: wasThere ? 'back' : 'added', change: null }
      const pairs = new Map([[own.pk, before]])
      const comparison = { pairs, changes: finish(diffVms(project, { older: older.id, newer: snapshot.id }, { newer: [own], pairs }, [])) }
      return isChanged(comparison, own) ? { snapshot, state: 'changed', change: describeChange(comparison, own) } : { snapshot, state: 'same', change: null }
    })
  })
}

/** The newest export first; one without a date counts as of when it was imported, as in what is current. */
function inTime(snapshots: readonly ListedSnapshot[]): ListedSnapshot[] {
  return [...snapshots].sort((left, right) => compareText(right.exportedAt ?? right.importedAt, left.exportedAt ?? left.importedAt) || right.id - left.id)
}

/** Who the VM is in each of the snapshots, null where it is not there, from the one that holds it to both sides. */
function follow(project: ProjectFile, snapshots: readonly ListedSnapshot[], holder: number, id: string): (Identity | null)[] {
  const found: (Identity | null)[] = snapshots.map(() => null)
  const step = (place: number, known: number): number => {
    const identity = samePlace(project, snapshots, { place, known, id: found[known]?.id ?? id })
    found[place] = identity
    return identity === null ? known : place
  }
  found[holder] = readIdentity(project, 'vm', snapshots[holder]?.id ?? 0, id)
  for (let place = holder + 1, known = holder; place < snapshots.length; place++) known = step(place, known)
  for (let place = holder - 1, known = holder; place >= 0; place--) known = step(place, known)
  return found
}

/** The VM that one snapshot knows by an id, in another one: by its id there, or by what else it is known by. */
function samePlace(project: ProjectFile, snapshots: readonly ListedSnapshot[], { place, known, id }: { readonly place: number; readonly known: number; readonly id: string }): Identity | null {
  const [there, here] = [snapshots[place]?.id ?? 0, snapshots[known]?.id ?? 0]
  const same = readIdentity(project, 'vm', there, id)
  if (same !== null) return same
  const [others, own] = [readIdentities(project, 'vm', there), readIdentities(project, 'vm', here)]
  if (place > known) return own.flatMap((vm) => (vm.id === id ? [matchObjects(others, own).get(vm.pk) ?? null] : []))[0] ?? null
  const pairs = matchObjects(own, others)
  return others.find(({ pk }) => pairs.get(pk)?.id === id) ?? null
}
