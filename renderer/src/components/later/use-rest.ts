import { onBeforeUnmount, onMounted, readonly, type Ref, ref } from 'vue'

/** What is out of sight is drawn once the screen has come to rest, for who prints, searches the page or listens, ms. */
const REST_MS = 1_500

/** Whether what is not looked at is to be drawn yet: true for good once the screen has rested for a while, or `draw` says so before. */
export function useRest(): { readonly isRested: Readonly<Ref<boolean>>; readonly draw: () => void } {
  // Not every browser tells when it is idle.
  const isRested = ref(typeof requestIdleCallback !== 'function')
  let stop = (): void => undefined

  function draw(): void {
    isRested.value = true
    stop()
  }

  onMounted(() => {
    if (isRested.value) return
    let idle = 0
    // A page that is never idle, since something on it moves, shows all of it in the end as well.
    const timer = setTimeout(() => { idle = requestIdleCallback(draw, { timeout: REST_MS }) }, REST_MS)
    // Who prints sooner gets all of it.
    window.addEventListener('beforeprint', draw)
    stop = () => {
      window.removeEventListener('beforeprint', draw)
      clearTimeout(timer)
      cancelIdleCallback(idle)
    }
  })
  onBeforeUnmount(() => stop())
  return { isRested: readonly(isRested), draw }
}
