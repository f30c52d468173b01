import { defineStore } from 'pinia'
import { shallowReactive, watch } from 'vue'
import type { LocationQuery, RouteLocationNormalizedLoaded } from 'vue-router'
import { useProject } from './project.ts'

/** How the lists of the open project were left, by their paths: filters, order and view, as their addresses said it. They last as long as the page does. */
export const useListViews = defineStore('list-views', () => {
  const project = useProject()
  const left = shallowReactive(new Map<string, LocationQuery>())
  // Clusters and owners of another project mean nothing in this one.
  watch(() => project.info?.path, () => left.clear())

  /** Somebody goes from there. */
  function keep({ path, query, meta }: Pick<RouteLocationNormalizedLoaded, 'path' | 'query' | 'meta'>): void {
    const view = Object.fromEntries(Object.entries(query).filter(([key]) => meta.viewKeys?.includes(key) === true))
    if (Object.keys(view).length > 0) left.set(path, view)
  }

  /** Somebody is there: the address says how it is shown, and a link to it that says nothing shows all of it. */
  function arrive(path: string): void {
    left.delete(path)
  }

  return { keep, arrive, leftAt: (path: string): LocationQuery | null => left.get(path) ?? null }
})
