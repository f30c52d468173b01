import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { useProject } from './project.ts'
import { type Scope, type ScopeCluster, type ScopeColumns, type ScopeFact, scopeExpression, scopeLeftOver } from './scope-expression.ts'

/** What a person looks at just now. It is of this window alone and changes nothing in the project. */
export const useScope = defineStore('scope', () => {
  const project = useProject()
  const sources = shallowRef<readonly string[]>([])
  const clusters = shallowRef<readonly ScopeCluster[]>([])
  const facts = shallowRef<readonly ScopeFact[]>([])
  const search = ref('')
  /** The address named a scope that is not understood, so that everything is shown: until something is chosen or cleared. */
  const isLost = ref(false)

  function adopt(scope: Scope): void {
    sources.value = scope.sources
    clusters.value = scope.clusters
    facts.value = scope.facts
    search.value = scope.search
    isLost.value = false
  }

  const clear = (): void => adopt({ sources: [], clusters: [], facts: [], search: '' })

  // Another project has other sources: what narrowed the one would hide all of the other, whichever page opened it. At once, since
  // the address that leads to the other may say how that one is narrowed.
  watch(() => project.info?.path, (_path, before) => {
    if (before !== undefined) clear()
  }, { flush: 'sync' })

  /** Over a list's own columns, where they are not those of VMs. */
  function expressionOver(columns: ScopeColumns): string {
    return scopeExpression({ sources: sources.value, clusters: clusters.value, facts: facts.value, search: search.value }, columns)
  }

  /** What of it does not narrow a list with these columns. */
  function leftOverBy(columns: ScopeColumns): ReturnType<typeof scopeLeftOver> {
    return scopeLeftOver({ sources: sources.value, clusters: clusters.value, facts: facts.value, search: search.value }, columns)
  }

  /** Over the columns of VMs; empty where nothing is narrowed. */
  const expression = computed(() => scopeExpression({ sources: sources.value, clusters: clusters.value, facts: facts.value, search: search.value }))
  return { sources, clusters, facts, search, isLost, expression, isNarrowed: computed(() => expression.value !== ''), expressionOver, leftOverBy, adopt, clear }
})
