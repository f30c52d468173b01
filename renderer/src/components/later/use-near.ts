import { onWatcherCleanup, type Ref, type ShallowRef, watch } from 'vue'
import { useRest } from './use-rest.ts'

/** So far beyond the edge of what is seen, in CSS pixels, it is drawn already: who scrolls comes to what is there and not to its place. */
const NEAR_PX = 100

/**
 * Whether something is to be drawn yet: true for good once it is in sight or nearly so, and later for whatever is below. What opens a screen is drawn
 * first; what stands further down would have it wait.
 */
export function useNear(element: Readonly<ShallowRef<HTMLElement | null>>): { readonly isNear: Readonly<Ref<boolean>>; readonly draw: () => void } {
  const { isRested: isNear, draw } = useRest()

  watch(element, (target) => {
    if (target === null || isNear.value) return
    // Of a part that scrolls, the browser looks beyond the edge by the second of these alone, which the types do not know yet.
    const margins = { rootMargin: `${String(NEAR_PX)}px`, scrollMargin: `${String(NEAR_PX)}px` }
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) draw()
    }, margins)
    observer.observe(target)
    onWatcherCleanup(() => observer.disconnect())
  }, { immediate: true, flush: 'post' })
  return { isNear, draw }
}
