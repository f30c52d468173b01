import { onMounted, onUnmounted } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'

/** Asks before unsaved edits are left behind: by the app's own question within the app, by the browser's where the page goes. */
export function useLeaveGuard(hasUnsaved: () => boolean, mayLeave: () => Promise<boolean>): void {
  onBeforeRouteLeave(async () => !hasUnsaved() || (await mayLeave()))
  const onBeforeUnload = (event: BeforeUnloadEvent): void => {
    if (hasUnsaved()) event.preventDefault()
  }
  onMounted(() => window.addEventListener('beforeunload', onBeforeUnload))
  onUnmounted(() => window.removeEventListener('beforeunload', onBeforeUnload))
}
