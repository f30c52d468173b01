import type { Router } from 'vue-router'
import type { useListViews } from '#renderer/stores/list-views.ts'

/** Keeps how each list is left, so that the frame leads back to that. */
export function holdListViews(router: Router, views: Pick<ReturnType<typeof useListViews>, 'keep' | 'arrive'>): void {
  const { history } = router.options
  // Once all others have agreed to go; what was chosen last may have come into the history alone.
  router.beforeResolve((to, from) => {
    if (to.path === from.path) return
    const here = router.resolve(history.location)
    views.keep(here.path === from.path ? here : from)
  })
  router.afterEach((to, _from, failure) => {
    if (failure === undefined) views.arrive(to.path)
  })
}
