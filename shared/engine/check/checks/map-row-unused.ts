import { type KubeObject, describeObject } from '#shared/domain/plan/kube-object.ts'
import { type CheckContext, type CheckProblem, defineCheck } from '../check.ts'
import type { MapRowView } from '../plan-view.ts'
import type { ResolvedPlan } from '../resolve-plans.ts'
import { createObjectFinder, type SourceObject } from '../source-rows.ts'

/**
 * MTV resolves every row of a map when it runs, whether a VM uses it or not: a row whose source is gone
 * passes the validation and fails the VMs. One that no VM uses can become that.
 */
export const mapRowUnused = defineCheck({
  id: 'map-row-unused',
  title: 'Every row of a map is used by a VM of its plans',
  severity: 'warning',
  needs: ['manifests', 'estate'],
  inputs: ['disks', 'nics', 'datastores', 'portGroups'],
  check: (context) => [...unusedRows(context, 'NetworkMap'), ...unusedRows(context, 'StorageMap')],
})

type ObjectFinder = ReturnType<typeof createObjectFinder>

function unusedRows({ objects, plans }: CheckContext, kind: 'NetworkMap' | 'StorageMap'): readonly CheckProblem[] {
  const resolvedPlans = new Map(plans.map((resolved) => [resolved.plan, resolved]))
  const finders = new Map<ReadonlyMap<string, SourceObject>, ObjectFinder>()
  const finderOf = (candidates: ReadonlyMap<string, SourceObject>): ObjectFinder => {
    const known = finders.get(candidates) ?? createObjectFinder(candidates)
    finders.set(candidates, known)
    return known
  }
  return objects.ofKind(kind).flatMap((map) => {
    const users = objects.plansOf(map)
    const resolved = users.flatMap((user) => resolvedPlans.get(user) ?? [])
    const [first] = resolved
    // A map of a plan whose VMs are not all known may well be used by those.
    if (first === undefined || resolved.length < users.length || resolved.some(({ unknownVms }) => unknownVms.length > 0)) return []
    const candidates = kind === 'NetworkMap' ? first.sourceObjects.portGroups : first.sourceObjects.datastores
    const rows = (kind === 'NetworkMap' ? first.networkRows : first.storageRows) ?? []
    return judgeRows(map, rows, finderOf(candidates), usedIds(resolved, kind))
  })
}

function usedIds(plans: readonly ResolvedPlan[], kind: 'NetworkMap' | 'StorageMap'): ReadonlySet<string | null> {
  const used = new Set<string | null>()
  for (const { vms } of plans) {
    for (const { vm } of vms) {
      if (kind === 'NetworkMap') for (const { portGroupId } of vm.nics) used.add(portGroupId)
      else for (const { datastoreId } of vm.disks) used.add(datastoreId)
    }
  }
  return used
}

function judgeRows(map: KubeObject, rows: readonly MapRowView[], objectsOf: ObjectFinder, used: ReadonlySet<string | null>): readonly CheckProblem[] {
  return rows.flatMap((row) => {
    const named = objectsOf(row)
    if (named.some((id) => used.has(id))) return []
    const what = row.sourceName ?? row.sourceId ?? '(no name)'
    return [
      named.length === 0
        ? { subject: describeObject(map), message: `${row.at} names ${what}, which is not in the inventory.`, remedy: 'Take the row out, or correct it.', severity: 'critical' as const }
        : { subject: describeObject(map), message: `${row.at} names ${what}, which no VM of its plans uses.`, remedy: 'Take the row out.' },
    ]
  })
}
