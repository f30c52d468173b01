import { type RouteLocationRaw, useRouter } from 'vue-router'
import { useListViews } from '#renderer/stores/list-views.ts'

/**
 * Links of the frame, such as a step of the navigation, lead to a list as it was left. One that says itself how the list is shown holds, and so does every
 * link elsewhere: a number leads to the rows that it counts.
 */
export function useLeftLinks(): (to: RouteLocationRaw) => RouteLocationRaw {
  const router = useRouter()
  const views = useListViews()
  return (to) => {
    const { path, query, hash, meta } = router.resolve(to)
    const left = views.leftAt(path)
    return left === null || meta.viewKeys?.some((key) => key in query) === true ? to : { path, query: { ...query, ...left }, hash }
  }
}
