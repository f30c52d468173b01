import { createRouter, createWebHistory, type Router } from 'vue-router'
import { useProject } from '#renderer/stores/project.ts'
import { SCREENS } from './screens.ts'

declare module 'vue-router' {
  interface RouteMeta {
    /** The key of the page's title; the page of an object adds the object's name itself. */
    titleKey?: string
    /** The screen is of use while no project is open. */
    needsNoProject?: boolean
    /** What the address says behind its question mark of how its list is shown: a link to the list that says nothing of it leads to how it was left. */
    viewKeys?: readonly string[]
  }
}

/** Every screen has an address; one that needs a project leads to the start page while none is open, and on from there. */
export function createAppRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      ...SCREENS.map((screen) => screen.route),
      { path: '/:pathMatch(.*)*', name: 'notFound', component: () => import('./NotFoundScreen.vue'), meta: { titleKey: 'frame.notFound.title', needsNoProject: true } },
    ],
    // A change of the query is the same page, which stays where it is: to scroll it would have it laid out first.
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  })
  router.beforeEach(async (to) => {
    const project = useProject()
    if (!project.isLoaded) await project.load()
    if (to.meta.needsNoProject === true || project.isOpen) return true
    return { name: 'start', query: { next: to.fullPath } }
  })
  // A screen's code could not be fetched: where the server is gone, that is said in place of a link that does nothing.
  router.onError(() => void useProject().load())
  return router
}
