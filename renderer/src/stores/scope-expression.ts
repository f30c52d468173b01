/** A cluster in a scope: its name counts within its source alone. */
export interface ScopeCluster {
  readonly source: string
  readonly name: string
}

export interface Scope {
  /** Ids of sources; none means all. */
  readonly sources: readonly string[]
  readonly clusters: readonly ScopeCluster[]
  /** Words that the name has to hold. */
  readonly search: string
}

/** The columns of a list by which a scope narrows it; every list has a source. */
export interface ScopeColumns {
  /** Null where what is listed belongs to no cluster. */
  readonly cluster: string | null
  /** Of the VM's name, which is what the words are about; absent where no VMs are listed. */
  readonly vmName?: string
}

/** VMs bear the name of their cluster. */
export const VM_SCOPE_COLUMNS: ScopeColumns = { cluster: 'cluster', vmName: 'name' }

/** A scope as a filter expression over a list's columns; empty where it narrows nothing. */
export function scopeExpression({ sources, clusters, search }: Scope, columns: ScopeColumns = VM_SCOPE_COLUMNS): string {
  const places = columns.cluster === null ? [] : clusters.map(({ source, name }) => `(source = ${quote(source)} and ${columns.cluster} = ${quote(name)})`)
  const words = columns.vmName === undefined ? [] : search.split(/\s+/).filter((word) => word !== '')
  return [
    ...(sources.length === 0 ? [] : [`source in (${sources.map(quote).join(', ')})`]),
    ...(places.length > 1 ? [`(${places.join(' or ')})`] : places),
    ...words.map((word) => `${columns.vmName} ~ ${quote(word)}`),
  ].join(' and ')
}

/** Parts of a scope that do not narrow a list, since it has no such column. */
export function scopeLeftOver({ clusters, search }: Scope, columns: ScopeColumns): readonly ('clusters' | 'words')[] {
  return [...(columns.cluster === null && clusters.length > 0 ? ['clusters' as const] : []), ...(columns.vmName === undefined && search.trim() !== '' ? ['words' as const] : [])]
}

/** A text as the filter language writes it. */
export function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
