import { nextTick, onMounted, onUnmounted, type ShallowRef } from 'vue'

/**
 * A dialog element that is open while its component is there. At its end the focus goes back to what opened it, as the
 * browser does it; where that is gone or may not be used any more, `fallback` leads it to the place that is nearest.
 */
export function useModal(dialog: Readonly<ShallowRef<HTMLDialogElement | null>>, fallback: () => void): void {
  const opener = document.activeElement
  onMounted(() => dialog.value?.showModal())
  onUnmounted(async () => {
    // What opened it may go in the same moment.
    await nextTick()
    if (isAtHome(document.activeElement) && opener instanceof HTMLElement && opener.isConnected) opener.focus()
    if (isAtHome(document.activeElement)) fallback()
  })
}

/** Whether nothing has the focus. */
function isAtHome(element: Element | null): boolean {
  return element === null || element === document.body
}
