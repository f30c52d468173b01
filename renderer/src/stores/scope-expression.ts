/** A cluster in a scope: its name counts within its source alone. */
export interface ScopeCluster {
  readonly source: string
  readonly name: string
}

/** What an application list says of VMs: a column of theirs and a value. */
export interface ScopeFact {
  readonly field: string
  readonly value: string
}

export interface Scope {
  /** Ids of sources; none means all. */
  readonly sources: readonly string[]
  readonly clusters: readonly ScopeCluster[]
  /** Values of one field widen each other, those of different fields narrow each other. */
  readonly facts: readonly ScopeFact[]
  /** Words that the name has to hold. */
  readonly search: string
}

/** The columns of a list by which a scope narrows it; null where the list has none such. */
export interface ScopeColumns {
  readonly cluster: string | null
  /** Whether the list has the columns of application lists. */
  readonly hasFacts: boolean
}

/** VMs bear the name of their cluster. */
export const VM_SCOPE_COLUMNS: ScopeColumns = { cluster: 'cluster', hasFacts: true }

/** A scope as a filter expression over a list's columns; empty where it narrows nothing. */
export function scopeExpression({ sources, clusters, facts, search }: Scope, columns: ScopeColumns = VM_SCOPE_COLUMNS): string {
  const places = columns.cluster === null ? [] : clusters.map(({ source, name }) => `(source = ${quote(source)} and ${columns.cluster} = ${quote(name)})`)
  const words = search.split(/\s+/).filter((word) => word !== '')
  return [
    ...(sources.length === 0 ? [] : [`source in (${sources.map(quote).join(', ')})`]),
    ...(places.length > 1 ? [`(${places.join(' or ')})`] : places),
    ...(columns.hasFacts ? factExpressions(facts) : []),
    ...words.map((word) => `name ~ ${quote(word)}`),
  ].join(' and ')
}

function factExpressions(facts: readonly ScopeFact[]): string[] {
  const fields = [...new Set(facts.map(({ field }) => field))]
  return fields.map((own) => `${own} in (${facts.filter(({ field }) => field === own).map(({ value }) => quote(value)).join(', ')})`)
}

/** A text as the filter language writes it. */
export function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
