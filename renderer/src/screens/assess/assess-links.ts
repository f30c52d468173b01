import type { RouteLocationRaw } from 'vue-router'
import { quote } from '#renderer/stores/scope-expression.ts'
import type { AssessmentStatus, OsClass } from '#shared/domain/assessment.ts'

/** The VMs behind a number: the inventory with a filter. The scope narrows that list as it does the counts. */
export function vmsWhere(where: string): RouteLocationRaw {
  return { name: 'inventory', params: { kind: 'vms' }, query: { where } }
}

/** VMs that take part, those with most of a field first where one is named. */
export function vmsIncluded(most?: 'vcpus' | 'memoryMib' | 'disksMib'): RouteLocationRaw {
  return { name: 'inventory', params: { kind: 'vms' }, query: { where: 'included', ...(most === undefined ? {} : { sort: `-${most}` }) } }
}

export function vmsOfStatus(status: AssessmentStatus): RouteLocationRaw {
  return vmsWhere(`status = ${quote(status)}`)
}

/** Classes are counted over VMs that take part. */
export function vmsOfClass(osClass: OsClass): RouteLocationRaw {
  return vmsWhere(`osClass = ${quote(osClass)} and included`)
}

export function vmsOfWay(way: 'cold' | 'warm', answer: 'possible' | 'impossible' | 'unknown'): RouteLocationRaw {
  const field = way === 'cold' ? 'canMoveCold' : 'canMoveWarm'
  return vmsWhere(`${field} = ${{ possible: 'yes', impossible: 'no', unknown: 'null' }[answer]} and included`)
}

/** Names of clusters count within their source alone. */
export function vmsOfCluster({ cluster, source }: { readonly cluster: string | null; readonly source: string }, status: AssessmentStatus | null): RouteLocationRaw {
  const place = `cluster = ${cluster === null ? 'null' : quote(cluster)} and source = ${quote(source)}`
  return vmsWhere(status === null ? `${place} and included` : `${place} and status = ${quote(status)}`)
}

/** VMs that no plan takes for a reason of this code, or that a critical finding of it blocks: of the whole project, as what leads there counts them. */
export function vmsBlockedBy(code: string): RouteLocationRaw {
  // An empty scope is one that is said: a link that says none takes along the one that is chosen.
  return { name: 'inventory', params: { kind: 'vms' }, query: { where: `status = "blocked" and because ~ ${quote(code)}`, scope: '' } }
}

export function vmsOfRule(id: string, field: 'findings' | 'notEvaluated'): RouteLocationRaw {
  return vmsWhere(`${field} ~ ${quote(id)}`)
}
