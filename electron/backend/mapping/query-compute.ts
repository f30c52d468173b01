import { COMPUTE_FACETS, type ComputeColumn, type ComputeFacet, type ComputeRequest } from '#shared/contract/compute-rows.ts'
import { compareNatural, compareText } from '#shared/domain/compare.ts'
import type { ComputeMapping } from '#shared/domain/plan/compute.ts'

/** A VM's mapping with what the inventory says of its place. */
export interface ComputeLine {
  readonly mapping: ComputeMapping
  readonly sourceName: string
  readonly cluster: string | null
  readonly isDecided: boolean
}

type Query = Pick<ComputeRequest, 'search' | 'filters' | 'vm' | 'sort'>

/** The lines that pass a query, in the order that it wants. */
export function queryCompute(lines: readonly ComputeLine[], { search, filters = [], vm, sort }: Query): readonly ComputeLine[] {
  const words = (search ?? '').toLowerCase().split(/\s+/).filter((word) => word !== '')
  const wanted = filters.map(({ facet, values }) => ({ facet, values: new Set(values) }))
  const passing = lines.filter(
    (line) =>
      (vm === undefined || line.mapping.vmId === vm) &&
      wanted.every(({ facet, values }) => valuesOf(facet, line).some((value) => values.has(value))) &&
      (words.length === 0 || hasWords(line, words)),
  )
  if (sort === undefined) return passing
  const { column, isDescending } = sort
  const keyed = passing.map((line) => ({ line, key: sortKey(column, line) }))
  return keyed.sort((left, right) => compareKeys(left.key, right.key, isDescending)).map(({ line }) => line)
}

/** How many lines have each value by which they can be narrowed: the most common first. */
export function countFacets(lines: readonly ComputeLine[]): { facet: ComputeFacet; values: { value: string; vms: number }[] }[] {
  return COMPUTE_FACETS.map((facet) => {
    const counts = new Map<string, number>()
    for (const line of lines) for (const value of new Set(valuesOf(facet, line))) counts.set(value, (counts.get(value) ?? 0) + 1)
    return { facet, values: [...counts].map(([value, vms]) => ({ value, vms })).sort((left, right) => right.vms - left.vms || compareText(left.value, right.value)) }
  })
}

/** What speaks for or against a series, by the code of the reason (evidence.ts, choose-series.ts). */
const EVIDENCE: ReadonlySet<string> = new Set(['latency-sensitive', 'cpu-pinned', 'cpu-reserved', 'numa', 'overcommitted', 'memory-heavy', 'no-cpu-manager', 'no-hugepages', 'memory-reserved'])

function valuesOf(facet: ComputeFacet, { mapping, isDecided }: ComputeLine): readonly string[] {
  const { instanceType } = mapping
  switch (facet) {
    case 'instanceType':
      return [instanceType === null ? 'open' : instanceType.type === 'source' ? 'source' : instanceType.name]
    case 'series':
      return [instanceType === null ? 'open' : instanceType.type === 'catalogue' ? instanceType.series : instanceType.type]
    case 'evidence':
      return mapping.reasons.flatMap(({ code }) => (EVIDENCE.has(code) ? [code] : []))
    case 'preference':
      return [mapping.preference.name ?? 'none']
    case 'guestOs':
      return [mapping.guestOs ?? 'unknown']
    case 'confidence':
      return [mapping.confidence]
    case 'setting':
      return mapping.settings.map(({ code, carrier }) => `${code}:${carrier}`)
    case 'state':
      return [instanceType === null ? 'open' : isDecided ? 'decided' : 'suggested']
  }
}

function hasWords({ mapping, sourceName, cluster }: ComputeLine, words: readonly string[]): boolean {
  const { instanceType, preference } = mapping
  const text = [mapping.name, sourceName, cluster, mapping.guestOs, preference.name, instanceType === null || instanceType.type === 'source' ? null : instanceType.name].join('\n').toLowerCase()
  return words.every((word) => text.includes(word))
}

function sortKey(column: ComputeColumn, { mapping, sourceName, cluster }: ComputeLine): string | number | null {
  switch (column) {
    case 'name':
      return mapping.name
    case 'source':
      return sourceName
    case 'cluster':
      return cluster
    case 'guestOs':
      return mapping.guestOs
    case 'vcpus':
      return mapping.vcpus
    case 'memoryMib':
      return mapping.memoryMib
    case 'instanceType':
      return mapping.instanceType === null ? '' : mapping.instanceType.type === 'source' ? 'source' : mapping.instanceType.name
    case 'wasteVcpus':
      return mapping.waste?.vcpus ?? null
    case 'wasteMib':
      return mapping.waste?.memoryMib ?? null
    case 'preference':
      return mapping.preference.name
    case 'confidence':
      return mapping.confidence
  }
}

/** Whatever has no value comes last, whichever way the rest runs. */
function compareKeys(left: string | number | null, right: string | number | null, isDescending: boolean): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null)
  const order = typeof left === 'number' && typeof right === 'number' ? left - right : compareNatural(String(left), String(right))
  return isDescending ? -order : order
}
