import { onWatcherCleanup, type Ref, type ShallowRef, watch } from 'vue'
import { useRest } from './use-rest.ts'

/**
 * Whether something is to be drawn yet: true for good once a part of its place is in sight, and later for whatever is below. What opens a screen is drawn
 * first; what stands further down would have it wait.
 */
export function useNear(element: Readonly<ShallowRef<HTMLElement | null>>): { readonly isNear: Readonly<Ref<boolean>>; readonly draw: () => void } {
  const { isRested: isNear, draw } = useRest()

  watch(element, (target) => {
    if (target === null || isNear.value) return
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) draw()
    })
    observer.observe(target)
    onWatcherCleanup(() => observer.disconnect())
  }, { immediate: true, flush: 'post' })
  return { isNear, draw }
}
