import { onMounted, onUnmounted } from 'vue'

export interface Shortcuts {
  readonly openPalette: () => void
  readonly openHelp: () => void
  readonly undo: () => void
  readonly redo: () => void
}

/** The keys that work on every screen: F1, and Ctrl or Cmd with K, Z and Shift-Z or Y. A text being written keeps its own undo. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const onKeydown = (event: KeyboardEvent): void => {
    if (event.key === 'F1' && !event.defaultPrevented && !isDialogOpen()) {
      event.preventDefault()
      shortcuts.openHelp()
      return
    }
    if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return
    const action = actionOf(event, shortcuts)
    if (action === null) return
    event.preventDefault()
    action()
  }
  onMounted(() => window.addEventListener('keydown', onKeydown))
  onUnmounted(() => window.removeEventListener('keydown', onKeydown))
}

function actionOf(event: KeyboardEvent, { openPalette, undo, redo }: Shortcuts): (() => void) | null {
  const key = event.key.toLowerCase()
  if (key === 'k' && !event.shiftKey) return openPalette
  if (isTextBeingWritten(event.target) || isDialogOpen()) return null
  if (key === 'z') return event.shiftKey ? redo : undo
  return key === 'y' && !event.shiftKey ? redo : null
}

function isTextBeingWritten(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio], [type=button]), textarea'))
}

/** What lies under a dialog must not change unseen. */
function isDialogOpen(): boolean {
  return document.querySelector('[role=dialog][aria-modal=true], dialog[open]') !== null
}
