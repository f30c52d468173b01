import { onBeforeUnmount, onMounted, readonly, type Ref, ref, type ShallowRef } from 'vue'

/** So far beyond the edge of what is seen, in CSS pixels, it is drawn already: who scrolls comes to a picture and not to its place. */
const NEAR_PX = 100
/** What is out of sight is drawn once the screen has come to rest, for who prints or listens, ms. */
const REST_MS = 1_500

/**
 * Whether something is to be drawn yet: true for good once it is in sight or nearly so, and later for whatever is below. What opens a screen is drawn
 * first; a picture further down would have it wait.
 */
export function useNear(element: Readonly<ShallowRef<HTMLElement | null>>): { readonly isNear: Readonly<Ref<boolean>>; readonly draw: () => void } {
  // Not every browser tells when it is idle.
  const isNear = ref(typeof requestIdleCallback !== 'function')
  let stop = (): void => undefined

  function draw(): void {
    isNear.value = true
    stop()
  }

  onMounted(() => {
    const { value: target } = element
    if (target === null || isNear.value) return
    // Of a part that scrolls, the browser looks beyond the edge by the second of these alone, which the types do not know yet.
    const margins = { rootMargin: `${String(NEAR_PX)}px`, scrollMargin: `${String(NEAR_PX)}px` }
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) draw()
    }, margins)
    observer.observe(target)
    let idle = 0
    const timer = setTimeout(() => { idle = requestIdleCallback(draw) }, REST_MS)
    stop = () => {
      observer.disconnect()
      clearTimeout(timer)
      cancelIdleCallback(idle)
    }
  })
  onBeforeUnmount(() => stop())
  return { isNear: readonly(isNear), draw }
}
