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

/** The columns of a list by which a scope narrows it; every list has a source. */
export interface ScopeColumns {
  /** Null where what is listed belongs to no cluster. */
  readonly cluster: string | null
  /** Of the VM's name, which is what the words are about; absent where no VMs are listed. Application lists are about VMs, too. */
  readonly vmName?: string
}

/** VMs bear the name of their cluster. */
export const VM_SCOPE_COLUMNS: ScopeColumns = { cluster: 'cluster', vmName: 'name' }

/** A scope as a filter expression over a list's columns; empty where it narrows nothing. */
export function scopeExpression({ sources, clusters, facts, search }: Scope, columns: ScopeColumns = VM_SCOPE_COLUMNS): string {
  const places = columns.cluster === null ? [] : clusters.map(({ source, name }) => `(source = ${quote(source)} and ${columns.cluster} = ${quote(name)})`)
  const words = columns.vmName === undefined ? [] : search.split(/\s+/).filter((word) => word !== '')
  return [
    ...(sources.length === 0 ? [] : [`source in (${sources.map(quote).join(', ')})`]),
    ...(places.length > 1 ? [`(${places.join(' or ')})`] : places),
    ...(columns.vmName === undefined ? [] : factExpressions(facts)),
    ...words.map((word) => `${columns.vmName} ~ ${quote(word)}`),
  ].join(' and ')
}

function factExpressions(facts: readonly ScopeFact[]): string[] {
  const fields = [...new Set(facts.map(({ field }) => field))]
  return fields.map((own) => `${own} in (${facts.filter(({ field }) => field === own).map(({ value }) => quote(value)).join(', ')})`)
}

/** Parts of a scope that do not narrow a list, since it has no such column. */
export function scopeLeftOver({ clusters, facts, search }: Scope, columns: ScopeColumns): readonly ('clusters' | 'facts' | 'words')[] {
  const isOfVms = columns.vmName !== undefined
  return [
    ...(columns.cluster === null && clusters.length > 0 ? ['clusters' as const] : []),
    ...(!isOfVms && facts.length > 0 ? ['facts' as const] : []),
    ...(!isOfVms && search.trim() !== '' ? ['words' as const] : []),
  ]
}

/** A text as the filter language writes it. */
export function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
